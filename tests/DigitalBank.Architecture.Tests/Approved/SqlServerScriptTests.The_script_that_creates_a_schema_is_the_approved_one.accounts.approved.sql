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
    CREATE TABLE [accounts].[accounts] (
        [id] uniqueidentifier NOT NULL,
        [identifier] nvarchar(34) NOT NULL,
        [iban] nvarchar(34) NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [holder_party_id] uniqueidentifier NOT NULL,
        [holder_name] nvarchar(140) NOT NULL,
        [status] int NOT NULL,
        [block] int NOT NULL,
        [block_reason] nvarchar(140) NULL,
        [opened_on] date NOT NULL,
        [closed_on] date NULL,
        [close_reason] nvarchar(140) NULL,
        [ledger_account_id] bigint NULL,
        [pending] int NOT NULL,
        [opening_key] uniqueidentifier NULL,
        [import_fingerprint] varchar(96) NULL,
        [opening_balance] bigint NOT NULL,
        [taken_over] bit NOT NULL,
        [daily_statement] bit NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([id])
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
    CREATE TABLE [accounts].[statements] (
        [account_id] uniqueidentifier NOT NULL,
        [sequence_number] int NOT NULL,
        [from_date] date NOT NULL,
        [to_date] date NOT NULL,
        [opening_balance] bigint NOT NULL,
        [closing_balance] bigint NOT NULL,
        [lines] bigint NOT NULL,
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
