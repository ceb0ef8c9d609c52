IF OBJECT_ID(N'[risk].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'risk') IS NULL EXEC(N'CREATE SCHEMA [risk];');
    CREATE TABLE [risk].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'risk') IS NULL EXEC(N'CREATE SCHEMA [risk];');
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[list_editions] (
        [id] uniqueidentifier NOT NULL,
        [list_name] nvarchar(40) NOT NULL,
        [content_hash] nvarchar(64) NOT NULL,
        [imported_at] bigint NOT NULL,
        [parties] int NOT NULL,
        [added] int NOT NULL,
        [removed] int NOT NULL,
        [is_current] bit NOT NULL,
        CONSTRAINT [PK_list_editions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[payment_rule_sets] (
        [id] uniqueidentifier NOT NULL,
        [version] int NOT NULL,
        [valid_from] date NOT NULL,
        [rules] nvarchar(max) NOT NULL,
        [reason] nvarchar(500) NOT NULL,
        [proposed_by] nvarchar(200) NOT NULL,
        [proposed_at] bigint NOT NULL,
        [status] int NOT NULL,
        [decided_by] nvarchar(200) NULL,
        [decision_reason] nvarchar(500) NULL,
        [decided_at] bigint NULL,
        [changes] int NOT NULL,
        CONSTRAINT [PK_payment_rule_sets] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[scorecards] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(40) NOT NULL,
        [number] int NOT NULL,
        [hash] nvarchar(64) NOT NULL,
        [content] nvarchar(max) NOT NULL,
        [published_at] bigint NOT NULL,
        [published_by] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_scorecards] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[screened_parties] (
        [id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [country] nvarchar(2) NULL,
        [nationality] nvarchar(3) NULL,
        [screened_at] bigint NOT NULL,
        [screened_with] nvarchar(200) NOT NULL,
        [version] int NOT NULL,
        [aliases_sealed] varbinary(6033) NULL,
        [birth_date_sealed] varbinary(63) NULL,
        [field_key_id] int NOT NULL,
        [name_sealed] varbinary(453) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_screened_parties] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[listed_parties] (
        [id] uniqueidentifier NOT NULL,
        [edition_id] uniqueidentifier NOT NULL,
        [listed_id] nvarchar(40) NOT NULL,
        [kind] int NOT NULL,
        [name] nvarchar(1000) NOT NULL,
        [aliases] nvarchar(max) NOT NULL,
        [birth_years] nvarchar(1000) NOT NULL,
        [nationalities] nvarchar(200) NOT NULL,
        [programme] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_listed_parties] PRIMARY KEY ([id]),
        CONSTRAINT [FK_listed_parties_list_editions_edition_id] FOREIGN KEY ([edition_id]) REFERENCES [risk].[list_editions] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [risk].[sanctions_hits] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [list_name] nvarchar(40) NOT NULL,
        [listed_id] nvarchar(40) NOT NULL,
        [listed_name] nvarchar(1000) NOT NULL,
        [score] int NOT NULL,
        [reasons] nvarchar(200) NOT NULL,
        [status] int NOT NULL,
        [reviewed_by] nvarchar(200) NULL,
        [review_reason] nvarchar(500) NULL,
        [found_at] bigint NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_sanctions_hits] PRIMARY KEY ([id]),
        CONSTRAINT [FK_sanctions_hits_screened_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [risk].[screened_parties] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_listed_parties_edition_id] ON [risk].[listed_parties] ([edition_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_payment_rule_sets_version] ON [risk].[payment_rule_sets] ([version]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_sanctions_hits_party_id_list_name_listed_id] ON [risk].[sanctions_hits] ([party_id], [list_name], [listed_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_scorecards_hash] ON [risk].[scorecards] ([hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_scorecards_name_number] ON [risk].[scorecards] ([name], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_screened_parties_screened_with] ON [risk].[screened_parties] ([screened_with]);
END;

IF NOT EXISTS (
    SELECT * FROM [risk].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [risk].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
