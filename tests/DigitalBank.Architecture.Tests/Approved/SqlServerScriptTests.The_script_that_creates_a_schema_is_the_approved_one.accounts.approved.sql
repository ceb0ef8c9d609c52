IF OBJECT_ID(N'[accounts].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'accounts') IS NULL EXEC(N'CREATE SCHEMA [accounts];');
    CREATE TABLE [accounts].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'accounts') IS NULL EXEC(N'CREATE SCHEMA [accounts];');
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[account_activity] (
        [account_id] uniqueidentifier NOT NULL,
        [last_customer_activity_date] date NOT NULL,
        CONSTRAINT [PK_account_activity] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[account_applications] (
        [id] uniqueidentifier NOT NULL,
        [holder_party_id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [status] int NOT NULL,
        [applied_by] nvarchar(200) NOT NULL,
        [applied_at] bigint NOT NULL,
        [decided_by] nvarchar(200) NULL,
        [decided_at] bigint NULL,
        [decision_reason] nvarchar(140) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_account_applications] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[account_blocks] (
        [id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [owner] nvarchar(200) NOT NULL,
        [placed_at] bigint NOT NULL,
        [expiry_date] date NULL,
        [lifted_by] nvarchar(200) NULL,
        [lifted_at] bigint NULL,
        [lift_reason] nvarchar(140) NULL,
        CONSTRAINT [PK_account_blocks] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[accounts] (
        [id] uniqueidentifier NOT NULL,
        [identifier] nvarchar(34) NOT NULL,
        [iban] nvarchar(34) NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [holder_party_id] uniqueidentifier NOT NULL,
        [status] int NOT NULL,
        [block] int NOT NULL,
        [dormancy] int NOT NULL,
        [dormant_since] date NULL,
        [reactivation_asked_by] nvarchar(200) NULL,
        [reactivation_reason] nvarchar(140) NULL,
        [reactivated_on] date NULL,
        [signing] int NOT NULL,
        [opened_on] date NOT NULL,
        [switched_on] date NULL,
        [closed_on] date NULL,
        [close_reason] nvarchar(140) NULL,
        [pay_out_account_id] uniqueidentifier NULL,
        [ledger_account_id] bigint NULL,
        [pending] int NOT NULL,
        [opening_key] uniqueidentifier NULL,
        [import_fingerprint] varchar(96) NULL,
        [opening_balance] bigint NOT NULL,
        [taken_over] bit NOT NULL,
        [version] int NOT NULL,
        [field_key_id] int NOT NULL,
        [holder_name_sealed] varbinary(453) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[accrual_bookings] (
        [id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [event_code] nvarchar(40) NOT NULL,
        [amount] bigint NOT NULL,
        [entry_id] bigint NULL,
        CONSTRAINT [PK_accrual_bookings] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[agreed_switches] (
        [account_id] uniqueidentifier NOT NULL,
        [switch_date] date NOT NULL,
        [to_product] nvarchar(40) NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [agreed_by] nvarchar(200) NOT NULL,
        [agreed_at] bigint NOT NULL,
        [status] int NOT NULL,
        [remark] nvarchar(140) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_agreed_switches] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[arranged_overdrafts] (
        [account_id] uniqueidentifier NOT NULL,
        [valid_from] date NOT NULL,
        [limit] bigint NOT NULL,
        CONSTRAINT [PK_arranged_overdrafts] PRIMARY KEY ([account_id], [valid_from])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[closed_periods] (
        [account_id] uniqueidentifier NOT NULL,
        [posting_date] date NOT NULL,
        [start] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [opening_arranged_fraction] bigint NOT NULL,
        [opening_arranged_whole] bigint NOT NULL,
        [opening_credit_fraction] bigint NOT NULL,
        [opening_credit_whole] bigint NOT NULL,
        [opening_unarranged_fraction] bigint NOT NULL,
        [opening_unarranged_whole] bigint NOT NULL,
        CONSTRAINT [PK_closed_periods] PRIMARY KEY ([account_id], [posting_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[daily_accruals] (
        [account_id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [step] int NOT NULL,
        [from_date] date NOT NULL,
        [until_date] date NOT NULL,
        [balance] bigint NOT NULL,
        [booked_credit] bigint NOT NULL,
        [booked_debit] bigint NOT NULL,
        [is_anew] bit NOT NULL,
        [credit_fraction] bigint NOT NULL,
        [credit_whole] bigint NOT NULL,
        [debit_fraction] bigint NOT NULL,
        [debit_whole] bigint NOT NULL,
        CONSTRAINT [PK_daily_accruals] PRIMARY KEY ([account_id], [business_date], [step])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[deposit_failures] (
        [deposit_id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [code] nvarchar(80) NOT NULL,
        [message] nvarchar(400) NOT NULL,
        [attempts] int NOT NULL,
        [failed_at] bigint NOT NULL,
        CONSTRAINT [PK_deposit_failures] PRIMARY KEY ([deposit_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[deposit_instalments] (
        [deposit_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [due_date] date NOT NULL,
        [grace_until] date NOT NULL,
        [amount] bigint NOT NULL,
        [status] int NOT NULL,
        [paid_on] date NULL,
        [attempts] int NOT NULL,
        [last_code] nvarchar(80) NULL,
        CONSTRAINT [PK_deposit_instalments] PRIMARY KEY ([deposit_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[deposit_payouts] (
        [deposit_id] uniqueidentifier NOT NULL,
        [term_number] int NOT NULL,
        [kind] int NOT NULL,
        [amount] bigint NOT NULL,
        [penalty] bigint NOT NULL,
        [tax_returned] bigint NOT NULL,
        [value_date] date NOT NULL,
        [booking_date] date NOT NULL,
        [is_booked] bit NOT NULL,
        [entry_id] bigint NULL,
        CONSTRAINT [PK_deposit_payouts] PRIMARY KEY ([deposit_id], [term_number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[deposit_terms] (
        [deposit_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [start] date NOT NULL,
        [maturity] date NOT NULL,
        [principal] bigint NOT NULL,
        [rate] bigint NOT NULL,
        [closed_on] date NULL,
        CONSTRAINT [PK_deposit_terms] PRIMARY KEY ([deposit_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[deposits] (
        [id] uniqueidentifier NOT NULL,
        [opening_key] uniqueidentifier NOT NULL,
        [account_key] uniqueidentifier NOT NULL,
        [holder_party_id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [amount] bigint NOT NULL,
        [length] int NOT NULL,
        [unit] int NOT NULL,
        [agreed_on] date NOT NULL,
        [funding_account_id] uniqueidentifier NOT NULL,
        [payout_account_id] uniqueidentifier NOT NULL,
        [instruction] int NOT NULL,
        [status] int NOT NULL,
        [account_id] uniqueidentifier NULL,
        [ledger_account_id] bigint NULL,
        [term_number] int NOT NULL,
        [matures_on] date NULL,
        [ended_on] date NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_deposits] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[fee_charges] (
        [id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [code] nvarchar(40) NOT NULL,
        [name] nvarchar(70) NOT NULL,
        [due_date] date NOT NULL,
        [amount] bigint NOT NULL,
        [status] int NOT NULL,
        [entry_id] bigint NULL,
        [reversal_entry_id] bigint NULL,
        [failure_code] nvarchar(80) NULL,
        [attempts] int NOT NULL,
        [reason] nvarchar(140) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_fee_charges] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[interest_accounts] (
        [account_id] uniqueidentifier NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [accrued_until] date NOT NULL,
        [next_posting] date NOT NULL,
        [period_start] date NOT NULL,
        [average_start] date NOT NULL,
        [average_sum] bigint NOT NULL,
        [balance] bigint NOT NULL,
        [seen_entry_id] bigint NOT NULL,
        [booked_credit] bigint NOT NULL,
        [booked_debit] bigint NOT NULL,
        [opened_period_on] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [is_ended] bit NOT NULL,
        [version] int NOT NULL,
        [arranged_fraction] bigint NOT NULL,
        [arranged_whole] bigint NOT NULL,
        [average_interest_fraction] bigint NOT NULL,
        [average_interest_whole] bigint NOT NULL,
        [compounded_fraction] bigint NOT NULL,
        [compounded_whole] bigint NOT NULL,
        [credit_fraction] bigint NOT NULL,
        [credit_whole] bigint NOT NULL,
        [opening_arranged_fraction] bigint NOT NULL,
        [opening_arranged_whole] bigint NOT NULL,
        [opening_credit_fraction] bigint NOT NULL,
        [opening_credit_whole] bigint NOT NULL,
        [opening_unarranged_fraction] bigint NOT NULL,
        [opening_unarranged_whole] bigint NOT NULL,
        [unarranged_fraction] bigint NOT NULL,
        [unarranged_whole] bigint NOT NULL,
        CONSTRAINT [PK_interest_accounts] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[interest_failures] (
        [account_id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [code] nvarchar(80) NOT NULL,
        [message] nvarchar(400) NOT NULL,
        [attempts] int NOT NULL,
        [failed_at] bigint NOT NULL,
        CONSTRAINT [PK_interest_failures] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[interest_postings] (
        [account_id] uniqueidentifier NOT NULL,
        [posting_date] date NOT NULL,
        [revision] int NOT NULL,
        [business_date] date NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [credit] bigint NOT NULL,
        [arranged] bigint NOT NULL,
        [unarranged] bigint NOT NULL,
        [tax] bigint NOT NULL,
        [is_booked] bit NOT NULL,
        [credit_entry_id] bigint NULL,
        [debit_entry_id] bigint NULL,
        CONSTRAINT [PK_interest_postings] PRIMARY KEY ([account_id], [posting_date], [revision])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[interest_runs] (
        [business_date] date NOT NULL,
        [through_entry_id] bigint NOT NULL,
        [until] date NOT NULL,
        CONSTRAINT [PK_interest_runs] PRIMARY KEY ([business_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[joint_holders] (
        [account_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [share_percent] decimal(7,4) NOT NULL,
        [since] date NOT NULL,
        CONSTRAINT [PK_joint_holders] PRIMARY KEY ([account_id], [party_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[mandates] (
        [id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [may_pay] bit NOT NULL,
        [payment_limit] bigint NULL,
        [from_date] date NOT NULL,
        [until_date] date NULL,
        [granted_by] nvarchar(200) NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [revoked_by] nvarchar(200) NULL,
        [revoked_at] bigint NULL,
        [revoke_reason] nvarchar(140) NULL,
        CONSTRAINT [PK_mandates] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[number_series] (
        [name] nvarchar(40) NOT NULL,
        [next] bigint NOT NULL,
        CONSTRAINT [PK_number_series] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[product_switches] (
        [account_id] uniqueidentifier NOT NULL,
        [switch_date] date NOT NULL,
        [from_product] nvarchar(40) NOT NULL,
        [to_product] nvarchar(40) NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [switched_by] nvarchar(200) NOT NULL,
        [switched_at] bigint NOT NULL,
        CONSTRAINT [PK_product_switches] PRIMARY KEY ([account_id], [switch_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[product_versions] (
        [product_code] nvarchar(40) NOT NULL,
        [number] int NOT NULL,
        [valid_from] date NOT NULL,
        [terms] nvarchar(max) NOT NULL,
        [set_by] nvarchar(200) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_product_versions] PRIMARY KEY ([product_code], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[products] (
        [code] nvarchar(40) NOT NULL,
        [kind] int NOT NULL,
        [withdrawn_at] bigint NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_products] PRIMARY KEY ([code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[reference_rates] (
        [index] nvarchar(20) NOT NULL,
        [valid_from] date NOT NULL,
        [rate] bigint NOT NULL,
        [set_by] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_reference_rates] PRIMARY KEY ([index], [valid_from])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[statement_failures] (
        [account_id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [code] nvarchar(80) NOT NULL,
        [message] nvarchar(400) NOT NULL,
        [attempts] int NOT NULL,
        [failed_at] bigint NOT NULL,
        CONSTRAINT [PK_statement_failures] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[statement_plans] (
        [account_id] uniqueidentifier NOT NULL,
        [cycle] int NOT NULL,
        [formats] nvarchar(60) NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_statement_plans] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[statements] (
        [account_id] uniqueidentifier NOT NULL,
        [sequence_number] int NOT NULL,
        [from_date] date NOT NULL,
        [to_date] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [closing_balance] bigint NOT NULL,
        [lines] bigint NOT NULL,
        [formats] nvarchar(60) NOT NULL,
        [file_name] nvarchar(200) NOT NULL,
        [issued_at] bigint NOT NULL,
        CONSTRAINT [PK_statements] PRIMARY KEY ([account_id], [sequence_number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[tax_withheld] (
        [account_id] uniqueidentifier NOT NULL,
        [posting_date] date NOT NULL,
        [revision] int NOT NULL,
        [code] nvarchar(40) NOT NULL,
        [amount] bigint NOT NULL,
        CONSTRAINT [PK_tax_withheld] PRIMARY KEY ([account_id], [posting_date], [revision], [code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[transaction_categories] (
        [account_id] uniqueidentifier NOT NULL,
        [entry_id] bigint NOT NULL,
        [line_number] int NOT NULL,
        [category] nvarchar(40) NOT NULL,
        CONSTRAINT [PK_transaction_categories] PRIMARY KEY ([account_id], [entry_id], [line_number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [accounts].[value_days] (
        [account_id] uniqueidentifier NOT NULL,
        [value_date] date NOT NULL,
        [net] bigint NOT NULL,
        CONSTRAINT [PK_value_days] PRIMARY KEY ([account_id], [value_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_account_applications_status_id] ON [accounts].[account_applications] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_account_blocks_account_id_lifted_at] ON [accounts].[account_blocks] ([account_id], [lifted_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_account_blocks_expiry_date] ON [accounts].[account_blocks] ([expiry_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_accounts_holder_party_id_id] ON [accounts].[accounts] ([holder_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_accounts_identifier_currency_code] ON [accounts].[accounts] ([identifier], [currency_code]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_accounts_opening_key] ON [accounts].[accounts] ([opening_key]) WHERE [opening_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_accounts_pending] ON [accounts].[accounts] ([pending]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_accrual_bookings_entry_id] ON [accounts].[accrual_bookings] ([entry_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_agreed_switches_status_switch_date_account_id] ON [accounts].[agreed_switches] ([status], [switch_date], [account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_deposit_instalments_status_due_date_deposit_id] ON [accounts].[deposit_instalments] ([status], [due_date], [deposit_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_deposit_payouts_is_booked_deposit_id] ON [accounts].[deposit_payouts] ([is_booked], [deposit_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_deposit_terms_account_id] ON [accounts].[deposit_terms] ([account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_deposits_account_id] ON [accounts].[deposits] ([account_id]) WHERE [account_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_deposits_account_key] ON [accounts].[deposits] ([account_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_deposits_holder_party_id_id] ON [accounts].[deposits] ([holder_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_deposits_opening_key] ON [accounts].[deposits] ([opening_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_deposits_status_matures_on_id] ON [accounts].[deposits] ([status], [matures_on], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_fee_charges_account_id_code_due_date] ON [accounts].[fee_charges] ([account_id], [code], [due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_fee_charges_status_id] ON [accounts].[fee_charges] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_interest_accounts_next_posting_account_id] ON [accounts].[interest_accounts] ([next_posting], [account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_interest_postings_is_booked_account_id] ON [accounts].[interest_postings] ([is_booked], [account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_joint_holders_party_id] ON [accounts].[joint_holders] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_mandates_account_id_party_id] ON [accounts].[mandates] ([account_id], [party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_mandates_party_id] ON [accounts].[mandates] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_product_versions_product_code_valid_from] ON [accounts].[product_versions] ([product_code], [valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_statement_plans_cycle_account_id] ON [accounts].[statement_plans] ([cycle], [account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_statements_account_id_to_date] ON [accounts].[statements] ([account_id], [to_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [accounts].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [accounts].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
