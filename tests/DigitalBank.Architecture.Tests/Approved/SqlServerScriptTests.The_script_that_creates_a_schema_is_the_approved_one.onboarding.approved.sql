IF OBJECT_ID(N'[onboarding].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'onboarding') IS NULL EXEC(N'CREATE SCHEMA [onboarding];');
    CREATE TABLE [onboarding].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [onboarding].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'onboarding') IS NULL EXEC(N'CREATE SCHEMA [onboarding];');
END;

IF NOT EXISTS (
    SELECT * FROM [onboarding].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [onboarding].[applications] (
        [id] uniqueidentifier NOT NULL,
        [token_hash] varbinary(32) NOT NULL,
        [product_code] nvarchar(40) NOT NULL,
        [currency_code] nchar(3) NOT NULL,
        [status] int NOT NULL,
        [findings] nvarchar(200) NOT NULL,
        [party_id] uniqueidentifier NULL,
        [has_login] bit NOT NULL,
        [account_id] uniqueidentifier NULL,
        [account_identifier] nvarchar(34) NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(140) NULL,
        [is_email_confirmed] bit NOT NULL,
        [email_code_hash] varbinary(32) NULL,
        [email_code_expires_at] bigint NULL,
        [email_code_tries] int NOT NULL,
        [email_codes_sent] int NOT NULL,
        [started_at] bigint NOT NULL,
        [changed_at] bigint NOT NULL,
        [version] int NOT NULL,
        [draft_sealed] varbinary(max) NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_applications] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [onboarding].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_applications_party_id] ON [onboarding].[applications] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [onboarding].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_applications_status_id] ON [onboarding].[applications] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [onboarding].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [onboarding].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
