IF OBJECT_ID(N'[payments].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'payments') IS NULL EXEC(N'CREATE SCHEMA [payments];');
    CREATE TABLE [payments].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'payments') IS NULL EXEC(N'CREATE SCHEMA [payments];');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[alias_look_ups] (
        [party_id] uniqueidentifier NOT NULL,
        [date] date NOT NULL,
        [count] int NOT NULL,
        CONSTRAINT [PK_alias_look_ups] PRIMARY KEY ([party_id], [date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[beneficiaries] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [name] nvarchar(140) NOT NULL,
        [identifier] nvarchar(34) NOT NULL,
        [agent_bic] nvarchar(11) NULL,
        [name_match] int NOT NULL,
        [added_at] bigint NOT NULL,
        [cool_off_ends_at] bigint NOT NULL,
        CONSTRAINT [PK_beneficiaries] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[closing_days] (
        [id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [date] date NOT NULL,
        [name] nvarchar(80) NOT NULL,
        CONSTRAINT [PK_closing_days] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[collection_file_lines] (
        [file_id] uniqueidentifier NOT NULL,
        [position] bigint NOT NULL,
        [payment_information_id] nvarchar(35) NOT NULL,
        [instruction_id] nvarchar(35) NULL,
        [end_to_end_id] nvarchar(35) NOT NULL,
        [collection_id] uniqueidentifier NULL,
        [reason_code] nvarchar(4) NULL,
        [failure_code] nvarchar(100) NULL,
        CONSTRAINT [PK_collection_file_lines] PRIMARY KEY ([file_id], [position])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[collection_steps] (
        [collection_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [status] int NOT NULL,
        [recorded_at] bigint NOT NULL,
        [reason_code] nvarchar(4) NULL,
        [note] nvarchar(500) NULL,
        CONSTRAINT [PK_collection_steps] PRIMARY KEY ([collection_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[collections] (
        [id] uniqueidentifier NOT NULL,
        [creditor_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [mandate_id] uniqueidentifier NOT NULL,
        [end_to_end_id] nvarchar(35) NOT NULL,
        [reference_key] nvarchar(70) NULL,
        [uetr] nvarchar(36) NOT NULL,
        [sequence_type] int NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NOT NULL,
        [due_date] date NOT NULL,
        [debtor_name] nvarchar(70) NULL,
        [debtor_iban] nvarchar(34) NOT NULL,
        [debtor_bic] nvarchar(11) NULL,
        [remittance_information] nvarchar(140) NULL,
        [ordered_at] bigint NOT NULL,
        [incoming_debit_id] uniqueidentifier NULL,
        [message_id] nvarchar(35) NULL,
        [status] int NOT NULL,
        [collected_on] date NULL,
        [reason_code] nvarchar(4) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_collections] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[consumer_codes] (
        [id] uniqueidentifier NOT NULL,
        [payer_party_id] uniqueidentifier NOT NULL,
        [debtor_account_id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [most_minor] bigint NULL,
        [payload] nvarchar(512) NOT NULL,
        [made_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [status] int NOT NULL,
        [payee_party_id] uniqueidentifier NULL,
        [creditor_account_id] uniqueidentifier NULL,
        [payee_name] nvarchar(200) NULL,
        [amount_minor] bigint NULL,
        [reference] nvarchar(25) NULL,
        [presentation_key] uniqueidentifier NULL,
        [presented_at] bigint NULL,
        [confirm_by] bigint NULL,
        [failure_code] nvarchar(100) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_consumer_codes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[correspondent_routes] (
        [id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [country_code] nvarchar(2) NOT NULL,
        [nostro_code] nvarchar(40) NOT NULL,
        [intermediary_bic] nvarchar(11) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_correspondent_routes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[creditor_rules] (
        [id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [creditor_scheme_id] nvarchar(35) NOT NULL,
        [is_allowed] bit NOT NULL,
        [made_at] bigint NOT NULL,
        CONSTRAINT [PK_creditor_rules] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[creditors] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [account_identifier] nvarchar(34) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [scheme_id] nvarchar(35) NOT NULL,
        [scheme_key] nvarchar(35) NOT NULL,
        [name] nvarchar(70) NULL,
        [status] int NOT NULL,
        [terms] nvarchar(200) NULL,
        [proposed_terms] nvarchar(200) NULL,
        [reason] nvarchar(140) NULL,
        [proposed_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(140) NULL,
        [decided_by] nvarchar(200) NULL,
        [proposed_at] bigint NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_creditors] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[cross_border_quotes] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [debtor_account_id] uniqueidentifier NOT NULL,
        [creditor_name] nvarchar(140) NOT NULL,
        [creditor_identifier] nvarchar(34) NOT NULL,
        [creditor_agent_bic] nvarchar(11) NOT NULL,
        [remittance_information] nvarchar(140) NULL,
        [end_to_end_id] nvarchar(35) NULL,
        [uetr] nvarchar(36) NOT NULL,
        [terms] nvarchar(max) NOT NULL,
        [value_date] date NOT NULL,
        [expires_at] bigint NOT NULL,
        [fingerprint] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_cross_border_quotes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[cross_border_terms] (
        [id] uniqueidentifier NOT NULL,
        [direction] int NOT NULL,
        [account_currency] nvarchar(3) NOT NULL,
        [payment_currency] nvarchar(3) NOT NULL,
        [valid_from] date NOT NULL,
        [bands] nvarchar(max) NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_cross_border_terms] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[cut_offs] (
        [id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [scheme] int NOT NULL,
        [valid_from] date NOT NULL,
        [time] time NOT NULL,
        [time_zone] nvarchar(64) NOT NULL,
        [settlement_days] int NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_cut_offs] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[debit_mandates] (
        [id] uniqueidentifier NOT NULL,
        [creditor_id] uniqueidentifier NOT NULL,
        [reference] nvarchar(35) NOT NULL,
        [scheme] int NOT NULL,
        [is_one_off] bit NOT NULL,
        [signed_on] date NOT NULL,
        [debtor_name] nvarchar(70) NULL,
        [debtor_iban] nvarchar(34) NOT NULL,
        [debtor_bic] nvarchar(11) NULL,
        [notice_days] int NOT NULL,
        [registered_at] bigint NOT NULL,
        [status] int NOT NULL,
        [last_used_on] date NULL,
        [ended_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_debit_mandates] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[gateway_messages] (
        [id] uniqueidentifier NOT NULL,
        [direction] int NOT NULL,
        [name] nvarchar(40) NOT NULL,
        [message_id] nvarchar(35) NOT NULL,
        [counterparty] nvarchar(11) NULL,
        [content] varbinary(max) NOT NULL,
        [is_erased] bit NOT NULL,
        [content_hash] nvarchar(64) NOT NULL,
        [duplicate_key] nvarchar(64) NULL,
        [items] bigint NOT NULL,
        [answers_id] uniqueidentifier NULL,
        [created_at] bigint NOT NULL,
        [status] int NOT NULL,
        [attempts] int NOT NULL,
        [reason_code] nvarchar(4) NULL,
        [remark] nvarchar(1000) NULL,
        [done_at] bigint NULL,
        [handed_in_by] nvarchar(200) NULL,
        [handed_in_reason] nvarchar(140) NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(140) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_gateway_messages] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[held_decisions] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [is_released] bit NOT NULL,
        [reason] nvarchar(500) NULL,
        [decided_by] nvarchar(200) NOT NULL,
        [decided_at] bigint NOT NULL,
        CONSTRAINT [PK_held_decisions] PRIMARY KEY ([payment_order_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[incoming_debit_steps] (
        [incoming_debit_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [status] int NOT NULL,
        [recorded_at] bigint NOT NULL,
        [reason_code] nvarchar(4) NULL,
        [note] nvarchar(500) NULL,
        CONSTRAINT [PK_incoming_debit_steps] PRIMARY KEY ([incoming_debit_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[incoming_debits] (
        [id] uniqueidentifier NOT NULL,
        [gateway_message_id] uniqueidentifier NOT NULL,
        [position] bigint NOT NULL,
        [sender_bic] nvarchar(11) NULL,
        [message_id] nvarchar(35) NOT NULL,
        [message_name] nvarchar(40) NOT NULL,
        [instruction_id] nvarchar(35) NULL,
        [end_to_end_id] nvarchar(35) NOT NULL,
        [transaction_id] nvarchar(35) NULL,
        [uetr] nvarchar(36) NULL,
        [uetr_key] nvarchar(36) NULL,
        [reference_key] nvarchar(50) NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NULL,
        [collection_date] date NOT NULL,
        [sequence_type] nvarchar(4) NULL,
        [local_instrument] nvarchar(35) NULL,
        [mandate_id] nvarchar(35) NULL,
        [mandate_signed_on] date NULL,
        [creditor_scheme_id] nvarchar(256) NULL,
        [creditor_name] nvarchar(200) NULL,
        [creditor_identifier] nvarchar(34) NULL,
        [debtor_name] nvarchar(200) NULL,
        [debtor_identifier] nvarchar(34) NOT NULL,
        [remittance_information] nvarchar(max) NULL,
        [received_at] bigint NOT NULL,
        [collection_id] uniqueidentifier NULL,
        [creditor_ledger_account_id] bigint NULL,
        [debtor_account_id] uniqueidentifier NULL,
        [debtor_party_id] uniqueidentifier NULL,
        [debtor_ledger_account_id] bigint NULL,
        [status] int NOT NULL,
        [booking_date] date NULL,
        [collected_on] date NULL,
        [reason_code] nvarchar(4) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_incoming_debits] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[incoming_decisions] (
        [id] uniqueidentifier NOT NULL,
        [incoming_payment_id] uniqueidentifier NOT NULL,
        [return_reason_code] nvarchar(4) NULL,
        [reason] nvarchar(140) NULL,
        [decided_by] nvarchar(200) NOT NULL,
        [decided_at] bigint NOT NULL,
        CONSTRAINT [PK_incoming_decisions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[incoming_payment_steps] (
        [incoming_payment_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [status] int NOT NULL,
        [recorded_at] bigint NOT NULL,
        [reason_code] nvarchar(4) NULL,
        [note] nvarchar(500) NULL,
        CONSTRAINT [PK_incoming_payment_steps] PRIMARY KEY ([incoming_payment_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[incoming_payments] (
        [id] uniqueidentifier NOT NULL,
        [gateway_message_id] uniqueidentifier NOT NULL,
        [position] bigint NOT NULL,
        [sender_bic] nvarchar(11) NULL,
        [message_id] nvarchar(35) NOT NULL,
        [message_name] nvarchar(40) NOT NULL,
        [instruction_id] nvarchar(35) NULL,
        [end_to_end_id] nvarchar(35) NOT NULL,
        [transaction_id] nvarchar(35) NULL,
        [uetr] nvarchar(36) NULL,
        [uetr_key] nvarchar(36) NULL,
        [reference_key] nvarchar(50) NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NULL,
        [settlement_date] date NULL,
        [debtor_name] nvarchar(200) NULL,
        [ultimate_debtor_name] nvarchar(200) NULL,
        [debtor_country] nvarchar(2) NULL,
        [debtor_identifier] nvarchar(34) NULL,
        [debtor_agent_bic] nvarchar(11) NULL,
        [creditor_name] nvarchar(200) NULL,
        [creditor_identifier] nvarchar(34) NULL,
        [remittance_information] nvarchar(max) NULL,
        [received_at] bigint NOT NULL,
        [creditor_account_id] uniqueidentifier NULL,
        [creditor_party_id] uniqueidentifier NULL,
        [creditor_ledger_account_id] bigint NULL,
        [hold_reason] int NULL,
        [status] int NOT NULL,
        [booking_date] date NULL,
        [reason_code] nvarchar(4) NULL,
        [waits_until] date NULL,
        [return_message_id] nvarchar(35) NULL,
        [returns_rejected] int NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_incoming_payments] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[limit_counters] (
        [key] nvarchar(120) NOT NULL,
        [used_minor] bigint NOT NULL,
        [used_count] int NOT NULL,
        CONSTRAINT [PK_limit_counters] PRIMARY KEY ([key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[limit_uses] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [counter_key] nvarchar(120) NOT NULL,
        [amount_minor] bigint NOT NULL,
        CONSTRAINT [PK_limit_uses] PRIMARY KEY ([payment_order_id], [counter_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[outgoing_batches] (
        [id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [message_id] nvarchar(35) NOT NULL,
        [value_date] date NOT NULL,
        [nostro_code] nvarchar(40) NULL,
        [booking_date] date NOT NULL,
        [created_at] bigint NOT NULL,
        [payments] bigint NOT NULL,
        [status] int NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_outgoing_batches] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_aliases] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [status] int NOT NULL,
        [registered_at] bigint NOT NULL,
        [moves_at] bigint NULL,
        [code_hash] varbinary(32) NULL,
        [code_expires_at] bigint NULL,
        [code_tries] int NOT NULL,
        [codes_sent] int NOT NULL,
        [codes_since] bigint NULL,
        [version] int NOT NULL,
        [active_value_index] varbinary(32) NULL,
        [field_key_id] int NOT NULL,
        [moving_value_index] varbinary(32) NULL,
        [seal_version] int NOT NULL,
        [value_sealed] varbinary(795) NULL,
        CONSTRAINT [PK_payment_aliases] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_decisions] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [rules_version] int NOT NULL,
        [verdict] int NOT NULL,
        [rules] nvarchar(max) NOT NULL,
        [facts] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_payment_decisions] PRIMARY KEY ([payment_order_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_files] (
        [id] uniqueidentifier NOT NULL,
        [message_id] nvarchar(35) NOT NULL,
        [message_name] nvarchar(40) NOT NULL,
        [initiating_party] nvarchar(200) NULL,
        [content_hash] nvarchar(64) NOT NULL,
        [duplicate_key] nvarchar(64) NULL,
        [payments] bigint NOT NULL,
        [control_sum] decimal(28,5) NULL,
        [created_at] bigint NULL,
        [received_at] bigint NOT NULL,
        [completed_at] bigint NULL,
        [status] int NOT NULL,
        [accepted] bigint NOT NULL,
        [rejected] bigint NOT NULL,
        [refusal] nvarchar(max) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_payment_files] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_limits] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NULL,
        [scope] int NOT NULL,
        [channel] int NULL,
        [period] int NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [kind] nvarchar(100) NOT NULL,
        [max_amount_minor] bigint NULL,
        [max_count] int NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_payment_limits] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_order_steps] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [status] int NOT NULL,
        [recorded_at] bigint NOT NULL,
        [reason_code] nvarchar(4) NULL,
        [note] nvarchar(200) NULL,
        CONSTRAINT [PK_payment_order_steps] PRIMARY KEY ([payment_order_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_orders] (
        [id] uniqueidentifier NOT NULL,
        [origin] int NOT NULL,
        [ordering_party_id] uniqueidentifier NULL,
        [idempotency_key] uniqueidentifier NULL,
        [request_hash] nvarchar(64) NULL,
        [qr_code_id] uniqueidentifier NULL,
        [payment_request_id] uniqueidentifier NULL,
        [waiting_payment_id] uniqueidentifier NULL,
        [refund_of_id] uniqueidentifier NULL,
        [refunded_minor] bigint NOT NULL,
        [file_id] uniqueidentifier NULL,
        [position] bigint NULL,
        [block_number] int NULL,
        [payment_information_id] nvarchar(35) NULL,
        [debtor_account_id] uniqueidentifier NULL,
        [debtor_name] nvarchar(200) NULL,
        [debtor_identifier] nvarchar(34) NOT NULL,
        [debit_ledger_account_id] bigint NULL,
        [creditor_account_id] uniqueidentifier NULL,
        [creditor_name] nvarchar(200) NULL,
        [creditor_identifier] nvarchar(34) NOT NULL,
        [creditor_agent_bic] nvarchar(11) NULL,
        [credit_ledger_account_id] bigint NULL,
        [is_outgoing] bit NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NULL,
        [instruction_id] nvarchar(35) NULL,
        [end_to_end_id] nvarchar(35) NOT NULL,
        [uetr] nvarchar(36) NOT NULL,
        [remittance_information] nvarchar(max) NULL,
        [details] nvarchar(max) NULL,
        [exchange_terms] nvarchar(max) NULL,
        [execution_date] date NOT NULL,
        [received_at] bigint NOT NULL,
        [booking_date] date NULL,
        [value_date] date NULL,
        [nostro_code] nvarchar(40) NULL,
        [status] int NOT NULL,
        [failure_code] nvarchar(80) NULL,
        [failure_kind] int NULL,
        [failure_message] nvarchar(1000) NULL,
        [reason_code] nvarchar(4) NULL,
        [ledger_entry_id] bigint NULL,
        [batch_id] uniqueidentifier NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_payment_orders] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_proposals] (
        [id] uniqueidentifier NOT NULL,
        [account_id] uniqueidentifier NOT NULL,
        [holder_party_id] uniqueidentifier NOT NULL,
        [proposed_by] uniqueidentifier NOT NULL,
        [payment] nvarchar(max) NOT NULL,
        [fingerprint] nvarchar(64) NOT NULL,
        [revision] int NOT NULL,
        [expires_at] bigint NOT NULL,
        [status] int NOT NULL,
        [payment_order_id] uniqueidentifier NULL,
        [failure_code] nvarchar(80) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_payment_proposals] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[payment_requests] (
        [id] uniqueidentifier NOT NULL,
        [payee_party_id] uniqueidentifier NOT NULL,
        [creditor_account_id] uniqueidentifier NOT NULL,
        [payee_name] nvarchar(200) NULL,
        [payer_party_id] uniqueidentifier NOT NULL,
        [masked_payer] nvarchar(34) NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NOT NULL,
        [remittance_information] nvarchar(140) NULL,
        [asked_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [status] int NOT NULL,
        [decided_at] bigint NULL,
        [payment_order_id] uniqueidentifier NULL,
        CONSTRAINT [PK_payment_requests] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[pre_notifications] (
        [collection_id] uniqueidentifier NOT NULL,
        [debtor_party_id] uniqueidentifier NULL,
        [tell_on] date NOT NULL,
        [status] int NOT NULL,
        [told_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_pre_notifications] PRIMARY KEY ([collection_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[proposal_signatures] (
        [proposal_id] uniqueidentifier NOT NULL,
        [revision] int NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [fingerprint] nvarchar(64) NOT NULL,
        [signed_at] bigint NOT NULL,
        CONSTRAINT [PK_proposal_signatures] PRIMARY KEY ([proposal_id], [revision], [party_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[qr_codes] (
        [id] uniqueidentifier NOT NULL,
        [payee_party_id] uniqueidentifier NOT NULL,
        [creditor_account_id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NULL,
        [reference] nvarchar(25) NULL,
        [is_one_time] bit NOT NULL,
        [payload] nvarchar(512) NOT NULL,
        [made_at] bigint NOT NULL,
        [expires_at] bigint NULL,
        [payment_order_id] uniqueidentifier NULL,
        CONSTRAINT [PK_qr_codes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[recalls] (
        [id] uniqueidentifier NOT NULL,
        [payment_order_id] uniqueidentifier NULL,
        [incoming_payment_id] uniqueidentifier NULL,
        [gateway_message_id] uniqueidentifier NULL,
        [position] bigint NULL,
        [case_id] nvarchar(35) NOT NULL,
        [counterparty] nvarchar(11) NULL,
        [reason_code] nvarchar(4) NOT NULL,
        [requested_by] nvarchar(200) NOT NULL,
        [created_at] bigint NOT NULL,
        [joins_id] uniqueidentifier NULL,
        [is_put_to_payee] bit NOT NULL,
        [status] int NOT NULL,
        [answer_code] nvarchar(4) NULL,
        [decided_by] nvarchar(200) NULL,
        [reason] nvarchar(140) NULL,
        [decided_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_recalls] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[received_statements] (
        [id] uniqueidentifier NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [number] bigint NOT NULL,
        [account_code] nvarchar(40) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [statement_id] nvarchar(100) NOT NULL,
        [is_notification] bit NOT NULL,
        [duplicate_key] nvarchar(64) NOT NULL,
        [content_hash] nvarchar(64) NOT NULL,
        [file_name] nvarchar(260) NOT NULL,
        [closing_date] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [closing_balance] bigint NOT NULL,
        [entries] bigint NOT NULL,
        [received_at] bigint NOT NULL,
        CONSTRAINT [PK_received_statements] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[reconciliation_acts] (
        [id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [item_id] uniqueidentifier NULL,
        [match_id] uniqueidentifier NULL,
        [done_by] nvarchar(200) NOT NULL,
        [done_at] bigint NOT NULL,
        [reason] nvarchar(800) NOT NULL,
        CONSTRAINT [PK_reconciliation_acts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[reconciliation_items] (
        [id] uniqueidentifier NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [account_code] nvarchar(40) NOT NULL,
        [side] int NOT NULL,
        [statement_id] uniqueidentifier NULL,
        [position] bigint NULL,
        [stated_in_id] uniqueidentifier NULL,
        [entry_id] bigint NULL,
        [line_number] int NULL,
        [balance_after_minor] bigint NULL,
        [amount_minor] bigint NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [booking_date] date NOT NULL,
        [uetr] nvarchar(36) NULL,
        [end_to_end_id] nvarchar(35) NULL,
        [instruction_id] nvarchar(35) NULL,
        [transaction_id] nvarchar(35) NULL,
        [batch_reference] nvarchar(35) NULL,
        [text_references] nvarchar(200) NULL,
        [servicer_reference] nvarchar(140) NULL,
        [payment_order_id] uniqueidentifier NULL,
        [takes_back] bit NOT NULL,
        [match_id] uniqueidentifier NULL,
        [rule] int NULL,
        [matched_at] bigint NULL,
        [reason] int NULL,
        [left_over_of] uniqueidentifier NULL,
        [write_off_id] uniqueidentifier NULL,
        [is_matched_by_hand_only] bit NOT NULL,
        [owner] nvarchar(200) NULL,
        [note] nvarchar(500) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_reconciliation_items] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[settlement_obligations] (
        [id] uniqueidentifier NOT NULL,
        [window_id] uniqueidentifier NOT NULL,
        [debtor_id] uniqueidentifier NOT NULL,
        [creditor_id] uniqueidentifier NOT NULL,
        [amount_minor] bigint NOT NULL,
        [reference] nvarchar(35) NOT NULL,
        [received_at] bigint NOT NULL,
        [status] int NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_settlement_obligations] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[settlement_participants] (
        [id] uniqueidentifier NOT NULL,
        [bic] nvarchar(11) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [ledger_account_id] bigint NOT NULL,
        [debit_cap_minor] bigint NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_settlement_participants] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[settlement_positions] (
        [window_id] uniqueidentifier NOT NULL,
        [participant_id] uniqueidentifier NOT NULL,
        [paid_minor] bigint NOT NULL,
        [received_minor] bigint NOT NULL,
        [payments] int NOT NULL,
        CONSTRAINT [PK_settlement_positions] PRIMARY KEY ([window_id], [participant_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[settlement_windows] (
        [id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [date] date NOT NULL,
        [number] int NOT NULL,
        [closes_at] bigint NOT NULL,
        [status] int NOT NULL,
        [ledger_entry_id] bigint NULL,
        [settled_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_settlement_windows] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[signing_rules] (
        [account_id] uniqueidentifier NOT NULL,
        [groups] nvarchar(max) NOT NULL,
        [bands] nvarchar(max) NOT NULL,
        [valid_hours] int NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_signing_rules] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[standing_order_payments] (
        [standing_order_id] uniqueidentifier NOT NULL,
        [number] int NOT NULL,
        [due_date] date NOT NULL,
        [status] int NOT NULL,
        [attempts] int NOT NULL,
        [next_attempt_date] date NULL,
        [payment_order_id] uniqueidentifier NULL,
        [failure_code] nvarchar(80) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_standing_order_payments] PRIMARY KEY ([standing_order_id], [number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[standing_orders] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [debtor_account_id] uniqueidentifier NOT NULL,
        [transfer] nvarchar(max) NOT NULL,
        [frequency] int NOT NULL,
        [interval] int NOT NULL,
        [first_date] date NOT NULL,
        [last_date] date NULL,
        [max_payments] int NULL,
        [shift] int NOT NULL,
        [ordered_at] bigint NOT NULL,
        [status] int NOT NULL,
        [next_number] int NOT NULL,
        [next_due_date] date NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_standing_orders] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[status_inquiries] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [asked] int NOT NULL,
        [last_asked_at] bigint NOT NULL,
        CONSTRAINT [PK_status_inquiries] PRIMARY KEY ([payment_order_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[unplaced_money] (
        [payment_order_id] uniqueidentifier NOT NULL,
        [debtor_account_id] uniqueidentifier NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NOT NULL,
        [entry_id] bigint NOT NULL,
        [came_back_at] bigint NOT NULL,
        [status] int NOT NULL,
        [account_id] uniqueidentifier NULL,
        [ledger_account_id] bigint NULL,
        [reason] nvarchar(140) NULL,
        [proposed_by] nvarchar(200) NULL,
        [proposed_at] bigint NULL,
        [decision_reason] nvarchar(140) NULL,
        [decided_by] nvarchar(200) NULL,
        [decided_at] bigint NULL,
        [rounds] int NOT NULL,
        [release_entry_id] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_unplaced_money] PRIMARY KEY ([payment_order_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[waiting_payments] (
        [id] uniqueidentifier NOT NULL,
        [payer_party_id] uniqueidentifier NOT NULL,
        [idempotency_key] uniqueidentifier NOT NULL,
        [debtor_account_id] uniqueidentifier NOT NULL,
        [masked_alias] nvarchar(34) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [amount_minor] bigint NOT NULL,
        [ordered_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [status] int NOT NULL,
        [delivered_to_ledger_account_id] bigint NULL,
        [end_entry_id] bigint NULL,
        [ended_at] bigint NULL,
        [version] int NOT NULL,
        [alias_sealed] varbinary(795) NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        [waiting_alias_index] varbinary(32) NULL,
        CONSTRAINT [PK_waiting_payments] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [payments].[write_offs] (
        [id] uniqueidentifier NOT NULL,
        [item_id] uniqueidentifier NOT NULL,
        [open_for_item_id] uniqueidentifier NULL,
        [ledger_account_id] bigint NOT NULL,
        [account_code] nvarchar(40) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [side] int NOT NULL,
        [amount_minor] bigint NOT NULL,
        [counter_account_code] nvarchar(40) NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [proposed_by] nvarchar(200) NOT NULL,
        [proposed_at] bigint NOT NULL,
        [status] int NOT NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(140) NULL,
        [decided_at] bigint NULL,
        [entry_id] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_write_offs] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_beneficiaries_party_id_identifier] ON [payments].[beneficiaries] ([party_id], [identifier]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_closing_days_currency_code_date] ON [payments].[closing_days] ([currency_code], [date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_collections_creditor_id_due_date] ON [payments].[collections] ([creditor_id], [due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_collections_creditor_id_id] ON [payments].[collections] ([creditor_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_collections_message_id] ON [payments].[collections] ([message_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_collections_reference_key] ON [payments].[collections] ([reference_key]) WHERE [reference_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_collections_status_due_date] ON [payments].[collections] ([status], [due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_consumer_codes_payee_party_id_id] ON [payments].[consumer_codes] ([payee_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_consumer_codes_payer_party_id_id] ON [payments].[consumer_codes] ([payer_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_correspondent_routes_currency_code_country_code] ON [payments].[correspondent_routes] ([currency_code], [country_code]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_creditor_rules_account_id_creditor_scheme_id] ON [payments].[creditor_rules] ([account_id], [creditor_scheme_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_creditor_rules_party_id_id] ON [payments].[creditor_rules] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_creditors_party_id_id] ON [payments].[creditors] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_creditors_scheme_key] ON [payments].[creditors] ([scheme_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_cross_border_quotes_expires_at] ON [payments].[cross_border_quotes] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_cross_border_quotes_party_id] ON [payments].[cross_border_quotes] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_cross_border_quotes_uetr] ON [payments].[cross_border_quotes] ([uetr]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_cross_border_terms_direction_account_currency_payment_currency_valid_from] ON [payments].[cross_border_terms] ([direction], [account_currency], [payment_currency], [valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_cut_offs_currency_code_scheme_valid_from] ON [payments].[cut_offs] ([currency_code], [scheme], [valid_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_debit_mandates_creditor_id_id] ON [payments].[debit_mandates] ([creditor_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_debit_mandates_creditor_id_reference] ON [payments].[debit_mandates] ([creditor_id], [reference]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_gateway_messages_answers_id] ON [payments].[gateway_messages] ([answers_id]) WHERE [answers_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_gateway_messages_duplicate_key] ON [payments].[gateway_messages] ([duplicate_key]) WHERE [duplicate_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_gateway_messages_message_id] ON [payments].[gateway_messages] ([message_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_gateway_messages_status_id] ON [payments].[gateway_messages] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_debits_collection_id] ON [payments].[incoming_debits] ([collection_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_debits_debtor_party_id_id] ON [payments].[incoming_debits] ([debtor_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_incoming_debits_gateway_message_id_position] ON [payments].[incoming_debits] ([gateway_message_id], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_incoming_debits_reference_key] ON [payments].[incoming_debits] ([reference_key]) WHERE [reference_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_debits_status_collection_date] ON [payments].[incoming_debits] ([status], [collection_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_incoming_debits_uetr_key] ON [payments].[incoming_debits] ([uetr_key]) WHERE [uetr_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_decisions_incoming_payment_id] ON [payments].[incoming_decisions] ([incoming_payment_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_payments_creditor_party_id_id] ON [payments].[incoming_payments] ([creditor_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_incoming_payments_gateway_message_id_position] ON [payments].[incoming_payments] ([gateway_message_id], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_payments_message_id] ON [payments].[incoming_payments] ([message_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_incoming_payments_reference_key] ON [payments].[incoming_payments] ([reference_key]) WHERE [reference_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_payments_return_message_id] ON [payments].[incoming_payments] ([return_message_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_incoming_payments_status_id] ON [payments].[incoming_payments] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_incoming_payments_uetr_key] ON [payments].[incoming_payments] ([uetr_key]) WHERE [uetr_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_outgoing_batches_message_id] ON [payments].[outgoing_batches] ([message_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_outgoing_batches_status] ON [payments].[outgoing_batches] ([status]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_payment_aliases_active_value_index] ON [payments].[payment_aliases] ([active_value_index]) WHERE [active_value_index] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_aliases_moves_at] ON [payments].[payment_aliases] ([moves_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_aliases_moving_value_index] ON [payments].[payment_aliases] ([moving_value_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_aliases_party_id] ON [payments].[payment_aliases] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_payment_files_duplicate_key] ON [payments].[payment_files] ([duplicate_key]) WHERE [duplicate_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_payment_limits_kind] ON [payments].[payment_limits] ([kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_limits_party_id] ON [payments].[payment_limits] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_payment_orders_batch_id] ON [payments].[payment_orders] ([batch_id]) WHERE batch_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_payment_orders_file_id_position] ON [payments].[payment_orders] ([file_id], [position]) WHERE file_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_payment_orders_ordering_party_id_idempotency_key] ON [payments].[payment_orders] ([ordering_party_id], [idempotency_key]) WHERE [ordering_party_id] IS NOT NULL AND [idempotency_key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_payment_orders_qr_code_id] ON [payments].[payment_orders] ([qr_code_id]) WHERE qr_code_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_orders_status_execution_date] ON [payments].[payment_orders] ([status], [execution_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_payment_orders_waiting_payment_id] ON [payments].[payment_orders] ([waiting_payment_id]) WHERE waiting_payment_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_proposals_account_id_id] ON [payments].[payment_proposals] ([account_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_proposals_status] ON [payments].[payment_proposals] ([status]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_requests_payee_party_id_id] ON [payments].[payment_requests] ([payee_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_payment_requests_payer_party_id_id] ON [payments].[payment_requests] ([payer_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_payment_requests_payment_order_id] ON [payments].[payment_requests] ([payment_order_id]) WHERE payment_order_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_pre_notifications_debtor_party_id_collection_id] ON [payments].[pre_notifications] ([debtor_party_id], [collection_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_pre_notifications_status_tell_on] ON [payments].[pre_notifications] ([status], [tell_on]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_qr_codes_payee_party_id_id] ON [payments].[qr_codes] ([payee_party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_qr_codes_payment_order_id] ON [payments].[qr_codes] ([payment_order_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_recalls_gateway_message_id_position] ON [payments].[recalls] ([gateway_message_id], [position]) WHERE [gateway_message_id] IS NOT NULL AND [position] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_recalls_incoming_payment_id] ON [payments].[recalls] ([incoming_payment_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_recalls_joins_id] ON [payments].[recalls] ([joins_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_recalls_payment_order_id] ON [payments].[recalls] ([payment_order_id]) WHERE [payment_order_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_recalls_status_id] ON [payments].[recalls] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_received_statements_ledger_account_id_closing_date] ON [payments].[received_statements] ([ledger_account_id], [closing_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_received_statements_ledger_account_id_duplicate_key] ON [payments].[received_statements] ([ledger_account_id], [duplicate_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_received_statements_ledger_account_id_number] ON [payments].[received_statements] ([ledger_account_id], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_acts_item_id] ON [payments].[reconciliation_acts] ([item_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_acts_match_id] ON [payments].[reconciliation_acts] ([match_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_reconciliation_items_ledger_account_id_entry_id_line_number] ON [payments].[reconciliation_items] ([ledger_account_id], [entry_id], [line_number]) WHERE [entry_id] IS NOT NULL AND [line_number] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_ledger_account_id_match_id] ON [payments].[reconciliation_items] ([ledger_account_id], [match_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_ledger_account_id_servicer_reference] ON [payments].[reconciliation_items] ([ledger_account_id], [servicer_reference]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_ledger_account_id_side_stated_in_id] ON [payments].[reconciliation_items] ([ledger_account_id], [side], [stated_in_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_ledger_account_id_uetr] ON [payments].[reconciliation_items] ([ledger_account_id], [uetr]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_left_over_of] ON [payments].[reconciliation_items] ([left_over_of]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_reconciliation_items_match_id] ON [payments].[reconciliation_items] ([match_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_reconciliation_items_statement_id_position] ON [payments].[reconciliation_items] ([statement_id], [position]) WHERE [statement_id] IS NOT NULL AND [position] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_settlement_obligations_debtor_id_reference] ON [payments].[settlement_obligations] ([debtor_id], [reference]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_settlement_obligations_window_id_status] ON [payments].[settlement_obligations] ([window_id], [status]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_settlement_participants_bic_currency_code] ON [payments].[settlement_participants] ([bic], [currency_code]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_settlement_windows_currency_code_closes_at] ON [payments].[settlement_windows] ([currency_code], [closes_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_settlement_windows_status_closes_at] ON [payments].[settlement_windows] ([status], [closes_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_standing_order_payments_next_attempt_date] ON [payments].[standing_order_payments] ([next_attempt_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_standing_orders_party_id_id] ON [payments].[standing_orders] ([party_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_standing_orders_status_next_due_date] ON [payments].[standing_orders] ([status], [next_due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_unplaced_money_status_payment_order_id] ON [payments].[unplaced_money] ([status], [payment_order_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_waiting_payments_payer_party_id_idempotency_key] ON [payments].[waiting_payments] ([payer_party_id], [idempotency_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_waiting_payments_status_id] ON [payments].[waiting_payments] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_waiting_payments_waiting_alias_index] ON [payments].[waiting_payments] ([waiting_alias_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_write_offs_open_for_item_id] ON [payments].[write_offs] ([open_for_item_id]) WHERE [open_for_item_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_write_offs_status] ON [payments].[write_offs] ([status]);
END;

IF NOT EXISTS (
    SELECT * FROM [payments].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [payments].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
