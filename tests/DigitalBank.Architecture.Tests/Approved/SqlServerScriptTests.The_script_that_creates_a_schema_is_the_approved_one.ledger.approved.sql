IF OBJECT_ID(N'[ledger].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'ledger') IS NULL EXEC(N'CREATE SCHEMA [ledger];');
    CREATE TABLE [ledger].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'ledger') IS NULL EXEC(N'CREATE SCHEMA [ledger];');
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[accounts] (
        [id] bigint NOT NULL,
        [code] nvarchar(40) NOT NULL,
        [name] nvarchar(140) NOT NULL,
        [parent_code] nvarchar(40) NULL,
        [class] smallint NOT NULL,
        [is_header] bit NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [allows_manual_posting] bit NOT NULL,
        [minimum_balance] bigint NULL,
        [status] smallint NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[annual_closes] (
        [year] int NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [part] int NOT NULL,
        [entry_id] bigint NOT NULL,
        CONSTRAINT [PK_annual_closes] PRIMARY KEY ([year], [currency_code], [part])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[balances] (
        [account_id] bigint NOT NULL,
        [debits] bigint NOT NULL,
        [credits] bigint NOT NULL,
        [held] bigint NOT NULL,
        [lines] bigint NOT NULL,
        [last_position] bigint NOT NULL,
        CONSTRAINT [PK_balances] PRIMARY KEY ([account_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[entry_requests] (
        [entry_id] bigint NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_entry_requests] PRIMARY KEY ([entry_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[exchange_rates] (
        [currency_code] nvarchar(3) NOT NULL,
        [date] date NOT NULL,
        [rate] decimal(18,10) NOT NULL,
        [source] nvarchar(40) NOT NULL,
        CONSTRAINT [PK_exchange_rates] PRIMARY KEY ([currency_code], [date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[head] (
        [id] int NOT NULL,
        [last_id] bigint NOT NULL,
        [token] bigint NOT NULL,
        [closed_through] date NULL,
        CONSTRAINT [PK_head] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[history_marks] (
        [account_id] bigint NOT NULL,
        [position] bigint NOT NULL,
        CONSTRAINT [PK_history_marks] PRIMARY KEY ([account_id], [position])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[hold_changes] (
        [hold_id] uniqueidentifier NOT NULL,
        [sequence] int NOT NULL,
        [kind] smallint NOT NULL,
        [amount] bigint NOT NULL,
        [released] bigint NOT NULL,
        [entry_id] bigint NULL,
        [idempotency_key] uniqueidentifier NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [recorded_at] bigint NOT NULL,
        CONSTRAINT [PK_hold_changes] PRIMARY KEY ([hold_id], [sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[holds] (
        [hold_id] uniqueidentifier NOT NULL,
        [account_id] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [captured] bigint NOT NULL,
        [released] bigint NOT NULL,
        [status] smallint NOT NULL,
        [changes] int NOT NULL,
        [source] nvarchar(20) NOT NULL,
        [source_reference] nvarchar(64) NOT NULL,
        [event_code] nvarchar(40) NOT NULL,
        [placed_at] bigint NOT NULL,
        [expires_at] bigint NULL,
        CONSTRAINT [PK_holds] PRIMARY KEY ([hold_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[journal_entries] (
        [id] bigint NOT NULL,
        [idempotency_key] uniqueidentifier NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [content_hash] varbinary(32) NOT NULL,
        [source] nvarchar(20) NOT NULL,
        [source_reference] nvarchar(64) NOT NULL,
        [event_code] nvarchar(40) NOT NULL,
        [booking_date] date NOT NULL,
        [recorded_at] bigint NOT NULL,
        [reverses] bigint NULL,
        [recorded_by] nvarchar(64) NULL,
        CONSTRAINT [PK_journal_entries] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[journal_lines] (
        [position] bigint NOT NULL,
        [account_id] bigint NOT NULL,
        [side] smallint NOT NULL,
        [amount] bigint NOT NULL,
        [booking_date] date NOT NULL,
        [value_date] date NOT NULL,
        [balance_after] bigint NOT NULL,
        [previous] bigint NOT NULL,
        [checksum] bigint NOT NULL,
        CONSTRAINT [PK_journal_lines] PRIMARY KEY ([position])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[mapping_versions] (
        [id] uniqueidentifier NOT NULL,
        [product] nvarchar(40) NOT NULL,
        [event_code] nvarchar(40) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [valid_from] date NOT NULL,
        [revision] int NOT NULL,
        [debit_code] nvarchar(40) NULL,
        [credit_code] nvarchar(40) NULL,
        [set_by] nvarchar(64) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_mapping_versions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[method_versions] (
        [id] uniqueidentifier NOT NULL,
        [product] nvarchar(40) NOT NULL,
        [method] smallint NOT NULL,
        [valid_from] date NOT NULL,
        [revision] int NOT NULL,
        [set_by] nvarchar(64) NOT NULL,
        [set_at] bigint NOT NULL,
        CONSTRAINT [PK_method_versions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[period_changes] (
        [id] bigint NOT NULL,
        [from_closed_through] date NULL,
        [to_closed_through] date NULL,
        [reason] nvarchar(140) NULL,
        [changed_by] nvarchar(64) NOT NULL,
        [changed_at] bigint NOT NULL,
        CONSTRAINT [PK_period_changes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[revaluations] (
        [closing_date] date NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [position] bigint NOT NULL,
        [rate] decimal(18,10) NOT NULL,
        [rate_date] date NOT NULL,
        [result] bigint NOT NULL,
        [entry_id] bigint NULL,
        CONSTRAINT [PK_revaluations] PRIMARY KEY ([closing_date], [currency_code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[reversals] (
        [original_id] bigint NOT NULL,
        [reversal_id] bigint NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        CONSTRAINT [PK_reversals] PRIMARY KEY ([original_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[sub_ledger_proofs] (
        [closing_date] date NOT NULL,
        [header_code] nvarchar(40) NOT NULL,
        [currency_code] nvarchar(3) NOT NULL,
        [accounts] bigint NOT NULL,
        [control_debits] bigint NOT NULL,
        [control_credits] bigint NOT NULL,
        [line_debits] bigint NOT NULL,
        [line_credits] bigint NOT NULL,
        [proved_at] bigint NOT NULL,
        CONSTRAINT [PK_sub_ledger_proofs] PRIMARY KEY ([closing_date], [header_code], [currency_code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[subscriber_cursors] (
        [name] nvarchar(60) NOT NULL,
        [last_entry_id] bigint NOT NULL,
        [failures] int NOT NULL,
        [last_error] nvarchar(200) NULL,
        [not_before] bigint NULL,
        CONSTRAINT [PK_subscriber_cursors] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[tree_heads] (
        [tree_size] bigint NOT NULL,
        [previous_size] bigint NOT NULL,
        [root] varbinary(32) NOT NULL,
        [signed_at] bigint NOT NULL,
        [bank] nvarchar(11) NOT NULL,
        [salt_key_id] nvarchar(64) NOT NULL,
        [algorithm] nvarchar(64) NOT NULL,
        [key_id] nvarchar(64) NOT NULL,
        [signature] varbinary(max) NOT NULL,
        [leaves] varbinary(max) NOT NULL,
        CONSTRAINT [PK_tree_heads] PRIMARY KEY ([tree_size])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [ledger].[tree_tiles] (
        [tile_level] smallint NOT NULL,
        [tile_index] bigint NOT NULL,
        [root] varbinary(32) NOT NULL,
        [hashes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_tree_tiles] PRIMARY KEY ([tile_level], [tile_index])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'closed_through', N'last_id', N'token') AND [object_id] = OBJECT_ID(N'[ledger].[head]'))
        SET IDENTITY_INSERT [ledger].[head] ON;
    EXEC(N'INSERT INTO [ledger].[head] ([id], [closed_through], [last_id], [token])
    VALUES (1, NULL, CAST(0 AS bigint), CAST(1 AS bigint)),
    (2, NULL, CAST(0 AS bigint), CAST(1 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'closed_through', N'last_id', N'token') AND [object_id] = OBJECT_ID(N'[ledger].[head]'))
        SET IDENTITY_INSERT [ledger].[head] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_accounts_code_currency_code] ON [ledger].[accounts] ([code], [currency_code]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_hold_changes_idempotency_key] ON [ledger].[hold_changes] ([idempotency_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_holds_account_id_placed_at_hold_id] ON [ledger].[holds] ([account_id], [placed_at], [hold_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_holds_status_expires_at] ON [ledger].[holds] ([status], [expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_journal_entries_idempotency_key] ON [ledger].[journal_entries] ([idempotency_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_journal_lines_account_id_position] ON [ledger].[journal_lines] ([account_id], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_mapping_versions_product_event_code_currency_code_valid_from_revision] ON [ledger].[mapping_versions] ([product], [event_code], [currency_code], [valid_from], [revision]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_method_versions_product_valid_from_revision] ON [ledger].[method_versions] ([product], [valid_from], [revision]);
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [ledger].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyJournal'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_journal_entry ON ledger.journal_entries AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.journal_entries is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyJournal'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_journal_line ON ledger.journal_lines AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.journal_lines is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyJournal'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_reversal ON ledger.reversals AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.reversals is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyJournal'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_history_mark ON ledger.history_marks AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.history_marks is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyJournal'
)
BEGIN
    INSERT INTO [ledger].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000001_AppendOnlyJournal', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000010_AppendOnlyTree'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_tree_tile_row ON ledger.tree_tiles AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.tree_tiles is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000010_AppendOnlyTree'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_tree_head_row ON ledger.tree_heads AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.tree_heads is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000010_AppendOnlyTree'
)
BEGIN
    INSERT INTO [ledger].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000010_AppendOnlyTree', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000011_AppendOnlyHolds'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_hold_change_row ON ledger.hold_changes AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.hold_changes is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000011_AppendOnlyHolds'
)
BEGIN
    CREATE TRIGGER ledger.tr_append_only_entry_request ON ledger.entry_requests AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'ledger.entry_requests is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [ledger].[migrations_history]
    WHERE [MigrationId] = N'20261122000011_AppendOnlyHolds'
)
BEGIN
    INSERT INTO [ledger].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000011_AppendOnlyHolds', N'10.0.14');
END;

COMMIT;
GO
