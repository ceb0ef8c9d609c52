IF OBJECT_ID(N'[lending].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'lending') IS NULL EXEC(N'CREATE SCHEMA [lending];');
    CREATE TABLE [lending].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'lending') IS NULL EXEC(N'CREATE SCHEMA [lending];');
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[applications] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [applied_by] nvarchar(200) NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [product_version] int NOT NULL,
        [status] int NOT NULL,
        [offered_amount] bigint NOT NULL,
        [offered_currency] nchar(3) NOT NULL,
        [offer_valid_until] date NULL,
        [first_reviewer] nvarchar(200) NULL,
        [reviewed_by] nvarchar(200) NULL,
        [review_reason] nvarchar(140) NULL,
        [loan_id] uniqueidentifier NULL,
        [decided_at] bigint NOT NULL,
        [changed_at] bigint NOT NULL,
        [version] int NOT NULL,
        [decision_sealed] varbinary(max) NULL,
        [field_key_id] int NOT NULL,
        [inputs_sealed] varbinary(max) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_applications] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[borrower_groups] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(70) NOT NULL,
        [turn] int NOT NULL,
        CONSTRAINT [PK_borrower_groups] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[bureau_reports] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [bureau] nvarchar(40) NOT NULL,
        [asked_on] date NOT NULL,
        [asked_at] bigint NOT NULL,
        [consent_id] uniqueidentifier NOT NULL,
        [content_sealed] varbinary(6033) NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_bureau_reports] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[credit_lines] (
        [id] uniqueidentifier NOT NULL,
        [application_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [product_version] int NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [limit] bigint NOT NULL,
        [monthly_burden] bigint NOT NULL,
        [opened_on] date NOT NULL,
        [available_until] date NOT NULL,
        [ledger_account_id] bigint NULL,
        [status] int NOT NULL,
        [is_blocked] bit NOT NULL,
        [principal] bigint NOT NULL,
        [days_past_due] int NOT NULL,
        [serviced_on] date NOT NULL,
        [last_event] int NOT NULL,
        [statements] int NOT NULL,
        [failure_code] nvarchar(80) NULL,
        [version] int NOT NULL,
        [accrued_fees] bigint NOT NULL,
        [accrued_interest] bigint NOT NULL,
        [accrued_penalties] bigint NOT NULL,
        [owed_fees] bigint NOT NULL,
        [owed_interest] bigint NOT NULL,
        [owed_penalties] bigint NOT NULL,
        CONSTRAINT [PK_credit_lines] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[income_batches] (
        [id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [booking_date] date NOT NULL,
        [loans] int NOT NULL,
        [is_booked] bit NOT NULL,
        [earned_fees] bigint NOT NULL,
        [earned_interest] bigint NOT NULL,
        [earned_penalties] bigint NOT NULL,
        CONSTRAINT [PK_income_batches] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[loans] (
        [id] uniqueidentifier NOT NULL,
        [application_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [product_version] int NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [principal] bigint NOT NULL,
        [outstanding] bigint NOT NULL,
        [instalment] bigint NOT NULL,
        [instalments] int NOT NULL,
        [start_date] date NOT NULL,
        [ledger_account_id] bigint NULL,
        [status] int NOT NULL,
        [credit_balance] bigint NOT NULL,
        [days_past_due] int NOT NULL,
        [last_late_on] date NULL,
        [serviced_on] date NOT NULL,
        [last_event] int NOT NULL,
        [default_at_origination_per_million] int NULL,
        [lost] bigint NOT NULL,
        [recovered] bigint NOT NULL,
        [accepted_at] bigint NOT NULL,
        [version] int NOT NULL,
        [accrued_fees] bigint NOT NULL,
        [accrued_interest] bigint NOT NULL,
        [accrued_penalties] bigint NOT NULL,
        [owed_fees] bigint NOT NULL,
        [owed_interest] bigint NOT NULL,
        [owed_penalties] bigint NOT NULL,
        CONSTRAINT [PK_loans] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[products] (
        [code] nvarchar(40) NOT NULL,
        [kind] int NOT NULL,
        [withdrawn_at] bigint NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_products] PRIMARY KEY ([code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[provision_batches] (
        [id] uniqueidentifier NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [booking_date] date NOT NULL,
        [amount] bigint NOT NULL,
        [is_booked] bit NOT NULL,
        CONSTRAINT [PK_provision_batches] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[refused_payments] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [date] date NOT NULL,
        CONSTRAINT [PK_refused_payments] PRIMARY KEY ([payment_order_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[review_policies] (
        [number] int NOT NULL,
        [valid_from] date NOT NULL,
        [policy] nvarchar(max) NOT NULL,
        [set_by] nvarchar(200) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_review_policies] PRIMARY KEY ([number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[review_runs] (
        [review_date] date NOT NULL,
        [policy_number] int NOT NULL,
        [due] int NOT NULL,
        [started_at] bigint NOT NULL,
        [after] uniqueidentifier NOT NULL,
        [reviewed] int NOT NULL,
        [failed] int NOT NULL,
        [finished_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_review_runs] PRIMARY KEY ([review_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[reviews] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [review_date] date NOT NULL,
        [policy_number] int NOT NULL,
        [outcome] int NOT NULL,
        [status] int NOT NULL,
        [points] int NOT NULL,
        [grade] nvarchar(20) NOT NULL,
        [previous_grade] nvarchar(20) NULL,
        [warnings] int NOT NULL,
        [utilisation_percent] decimal(5,1) NOT NULL,
        [overdue_loans] int NOT NULL,
        [missing] nvarchar(40) NULL,
        [first_decider] nvarchar(200) NULL,
        [first_choice] int NULL,
        [first_limit] bigint NULL,
        [reviewed_at] bigint NOT NULL,
        [version] int NOT NULL,
        [field_key_id] int NOT NULL,
        [inputs_sealed] varbinary(max) NULL,
        [result_sealed] varbinary(max) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_reviews] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[servicing_failures] (
        [loan_id] uniqueidentifier NOT NULL,
        [business_date] date NOT NULL,
        [code] nvarchar(80) NOT NULL,
        [message] nvarchar(400) NOT NULL,
        [attempts] int NOT NULL,
        [failed_at] bigint NOT NULL,
        CONSTRAINT [PK_servicing_failures] PRIMARY KEY ([loan_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[borrowers] (
        [party_id] uniqueidentifier NOT NULL,
        [group_id] uniqueidentifier NULL,
        [is_frozen] bit NOT NULL,
        [limit_minor] bigint NULL,
        [limit_of_minor] bigint NULL,
        [limit_currency] nchar(3) NULL,
        [limit_set_on] date NULL,
        [turn] int NOT NULL,
        CONSTRAINT [PK_borrowers] PRIMARY KEY ([party_id]),
        CONSTRAINT [FK_borrowers_borrower_groups_group_id] FOREIGN KEY ([group_id]) REFERENCES [lending].[borrower_groups] ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[line_changes] (
        [id] uniqueidentifier NOT NULL,
        [line_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [limit] bigint NULL,
        [available_until] date NULL,
        [reason] nvarchar(400) NOT NULL,
        [proposed_by] nvarchar(200) NOT NULL,
        [proposed_at] bigint NOT NULL,
        [status] int NOT NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(400) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_line_changes] PRIMARY KEY ([id]),
        CONSTRAINT [FK_line_changes_credit_lines_line_id] FOREIGN KEY ([line_id]) REFERENCES [lending].[credit_lines] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[line_events] (
        [id] uniqueidentifier NOT NULL,
        [line_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [date] date NOT NULL,
        [booking_date] date NOT NULL,
        [amount] bigint NOT NULL,
        [target] int NULL,
        [reason] nvarchar(400) NULL,
        [recorded_by] nvarchar(200) NOT NULL,
        [decided_at] bigint NOT NULL,
        [principal] bigint NOT NULL,
        [days_past_due] int NOT NULL,
        [is_booked] bit NOT NULL,
        [fresh_fees] bigint NOT NULL,
        [fresh_interest] bigint NOT NULL,
        [fresh_penalties] bigint NOT NULL,
        [owed_fees] bigint NOT NULL,
        [owed_interest] bigint NOT NULL,
        [owed_penalties] bigint NOT NULL,
        CONSTRAINT [PK_line_events] PRIMARY KEY ([id]),
        CONSTRAINT [FK_line_events_credit_lines_line_id] FOREIGN KEY ([line_id]) REFERENCES [lending].[credit_lines] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[line_statements] (
        [line_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [from_date] date NOT NULL,
        [date] date NOT NULL,
        [due_date] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [drawn] bigint NOT NULL,
        [repaid] bigint NOT NULL,
        [balance] bigint NOT NULL,
        [past_due] bigint NOT NULL,
        [minimum] bigint NOT NULL,
        [charged_fees] bigint NOT NULL,
        [charged_interest] bigint NOT NULL,
        [charged_penalties] bigint NOT NULL,
        CONSTRAINT [PK_line_statements] PRIMARY KEY ([line_id], [number]),
        CONSTRAINT [FK_line_statements_credit_lines_line_id] FOREIGN KEY ([line_id]) REFERENCES [lending].[credit_lines] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[covenants] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [name] nvarchar(140) NOT NULL,
        [first_due_date] date NOT NULL,
        [times_met] int NOT NULL,
        [due_date] date NULL,
        [every_months] int NULL,
        [last_met_on] date NULL,
        [agreed_by] nvarchar(200) NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_covenants] PRIMARY KEY ([id]),
        CONSTRAINT [FK_covenants_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [lending].[loans] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[events] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [date] date NOT NULL,
        [booking_date] date NOT NULL,
        [amount] bigint NOT NULL,
        [target] int NULL,
        [details] nvarchar(1000) NOT NULL,
        [reason] nvarchar(400) NULL,
        [recorded_by] nvarchar(200) NOT NULL,
        [decided_at] bigint NULL,
        [days_past_due] int NOT NULL,
        [ends_loan] bit NOT NULL,
        [is_booked] bit NOT NULL,
        [is_reversed] bit NOT NULL,
        [credit_balance] bigint NOT NULL,
        [principal] bigint NOT NULL,
        [owed_fees] bigint NOT NULL,
        [owed_interest] bigint NOT NULL,
        [owed_penalties] bigint NOT NULL,
        [fresh_fees] bigint NOT NULL,
        [fresh_interest] bigint NOT NULL,
        [fresh_penalties] bigint NOT NULL,
        CONSTRAINT [PK_events] PRIMARY KEY ([id]),
        CONSTRAINT [FK_events_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [lending].[loans] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[loss_proposals] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [proposed_by] nvarchar(200) NOT NULL,
        [proposed_at] bigint NOT NULL,
        [status] int NOT NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(140) NULL,
        [decided_at] bigint NULL,
        [date] date NULL,
        [principal] bigint NOT NULL,
        [version] int NOT NULL,
        [owed_fees] bigint NOT NULL,
        [owed_interest] bigint NOT NULL,
        [owed_penalties] bigint NOT NULL,
        CONSTRAINT [PK_loss_proposals] PRIMARY KEY ([id]),
        CONSTRAINT [FK_loss_proposals_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [lending].[loans] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[provisions] (
        [loan_id] uniqueidentifier NOT NULL,
        [stage] int NOT NULL,
        [reason] int NOT NULL,
        [date] date NOT NULL,
        [parameters_version] int NOT NULL,
        [default_per_million] int NOT NULL,
        [loss_per_million] int NOT NULL,
        [exposure] bigint NOT NULL,
        [amount] bigint NOT NULL,
        CONSTRAINT [PK_provisions] PRIMARY KEY ([loan_id]),
        CONSTRAINT [FK_provisions_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [lending].[loans] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[recoveries] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [date] date NOT NULL,
        [amount] bigint NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [recorded_by] nvarchar(200) NOT NULL,
        [recorded_at] bigint NOT NULL,
        [is_booked] bit NOT NULL,
        CONSTRAINT [PK_recoveries] PRIMARY KEY ([id]),
        CONSTRAINT [FK_recoveries_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [lending].[loans] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[impairment_versions] (
        [product_code] nvarchar(40) NOT NULL,
        [number] int NOT NULL,
        [valid_from] date NOT NULL,
        [parameters] nvarchar(max) NOT NULL,
        [set_by] nvarchar(200) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_impairment_versions] PRIMARY KEY ([product_code], [number]),
        CONSTRAINT [FK_impairment_versions_products_product_code] FOREIGN KEY ([product_code]) REFERENCES [lending].[products] ([code]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[product_versions] (
        [product_code] nvarchar(40) NOT NULL,
        [number] int NOT NULL,
        [valid_from] date NOT NULL,
        [terms] nvarchar(max) NOT NULL,
        [set_by] nvarchar(200) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_product_versions] PRIMARY KEY ([product_code], [number]),
        CONSTRAINT [FK_product_versions_products_product_code] FOREIGN KEY ([product_code]) REFERENCES [lending].[products] ([code]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [lending].[review_decisions] (
        [id] uniqueidentifier NOT NULL,
        [review_id] uniqueidentifier NOT NULL,
        [choice] int NOT NULL,
        [limit] bigint NULL,
        [reason] nvarchar(140) NOT NULL,
        [decided_by] nvarchar(200) NOT NULL,
        [decided_at] bigint NOT NULL,
        CONSTRAINT [PK_review_decisions] PRIMARY KEY ([id]),
        CONSTRAINT [FK_review_decisions_reviews_review_id] FOREIGN KEY ([review_id]) REFERENCES [lending].[reviews] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_applications_party_id_id] ON [lending].[applications] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_applications_status_id] ON [lending].[applications] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_borrowers_group_id] ON [lending].[borrowers] ([group_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_bureau_reports_party_id_bureau_asked_on] ON [lending].[bureau_reports] ([party_id], [bureau], [asked_on]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_covenants_loan_id] ON [lending].[covenants] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_credit_lines_application_id] ON [lending].[credit_lines] ([application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_credit_lines_party_id_id] ON [lending].[credit_lines] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_credit_lines_status_id] ON [lending].[credit_lines] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_events_is_booked_id] ON [lending].[events] ([is_booked], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_events_key] ON [lending].[events] ([key]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_events_loan_id_number] ON [lending].[events] ([loan_id], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_impairment_versions_product_code_valid_from] ON [lending].[impairment_versions] ([product_code], [valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_income_batches_is_booked_id] ON [lending].[income_batches] ([is_booked], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_line_changes_line_id] ON [lending].[line_changes] ([line_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_line_changes_status_id] ON [lending].[line_changes] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_line_events_is_booked_id] ON [lending].[line_events] ([is_booked], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_line_events_key] ON [lending].[line_events] ([key]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_line_events_line_id_number] ON [lending].[line_events] ([line_id], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loans_account_id] ON [lending].[loans] ([account_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loans_application_id] ON [lending].[loans] ([application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loans_party_id_id] ON [lending].[loans] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loans_status_id] ON [lending].[loans] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loss_proposals_loan_id] ON [lending].[loss_proposals] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_loss_proposals_status_id] ON [lending].[loss_proposals] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_product_versions_product_code_valid_from] ON [lending].[product_versions] ([product_code], [valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_provision_batches_is_booked_id] ON [lending].[provision_batches] ([is_booked], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_recoveries_is_booked_id] ON [lending].[recoveries] ([is_booked], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_recoveries_key] ON [lending].[recoveries] ([key]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_recoveries_loan_id] ON [lending].[recoveries] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_refused_payments_party_id_date] ON [lending].[refused_payments] ([party_id], [date]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_review_decisions_review_id] ON [lending].[review_decisions] ([review_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_review_policies_valid_from] ON [lending].[review_policies] ([valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_reviews_party_id_review_date] ON [lending].[reviews] ([party_id], [review_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reviews_review_date_id] ON [lending].[reviews] ([review_date], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reviews_status_id] ON [lending].[reviews] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [lending].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [lending].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
