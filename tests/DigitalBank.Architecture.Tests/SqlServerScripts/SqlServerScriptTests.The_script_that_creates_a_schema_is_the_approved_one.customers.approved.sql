IF OBJECT_ID(N'[customers].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'customers') IS NULL EXEC(N'CREATE SCHEMA [customers];');
    CREATE TABLE [customers].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'customers') IS NULL EXEC(N'CREATE SCHEMA [customers];');
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[parties] (
        [id] uniqueidentifier NOT NULL,
        [reference] nvarchar(64) NOT NULL,
        [kind] int NOT NULL,
        [name] nvarchar(140) NOT NULL,
        [search_name] nvarchar(140) NOT NULL,
        [given_name] nvarchar(140) NULL,
        [family_name] nvarchar(140) NULL,
        [birth_date] date NULL,
        [registration_number] nvarchar(35) NULL,
        [country] nchar(2) NOT NULL,
        [email] nvarchar(254) NULL,
        [registered_at] bigint NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_parties] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_parties_reference] ON [customers].[parties] ([reference]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_parties_search_name_id] ON [customers].[parties] ([search_name], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [customers].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO

