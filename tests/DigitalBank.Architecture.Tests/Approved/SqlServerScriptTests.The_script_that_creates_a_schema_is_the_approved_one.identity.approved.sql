IF OBJECT_ID(N'[identity].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'identity') IS NULL EXEC(N'CREATE SCHEMA [identity];');
    CREATE TABLE [identity].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'identity') IS NULL EXEC(N'CREATE SCHEMA [identity];');
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[data_protection_keys] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        [xml_sealed] varbinary(max) NULL,
        CONSTRAINT [PK_data_protection_keys] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[logins] (
        [id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [party_id] uniqueidentifier NULL,
        [created_at] bigint NOT NULL,
        [disabled_at] bigint NULL,
        [display_name_sealed] varbinary(633) NULL,
        [email_sealed] varbinary(795) NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        [user_name_sealed] varbinary(825) NULL,
        [normalized_user_name] nvarchar(264) NULL,
        [email_confirmed] bit NOT NULL,
        [password_hash] nvarchar(200) NULL,
        [security_stamp] nvarchar(200) NULL,
        [concurrency_stamp] nvarchar(200) NULL,
        [two_factor_enabled] bit NOT NULL,
        [lockout_end] bigint NULL,
        [lockout_enabled] bit NOT NULL,
        [access_failed_count] int NOT NULL,
        CONSTRAINT [PK_logins] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[permissions] (
        [name] nvarchar(200) NOT NULL,
        [description] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_permissions] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[roles] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(200) NULL,
        [normalized_name] nvarchar(200) NULL,
        [concurrency_stamp] nvarchar(200) NULL,
        CONSTRAINT [PK_roles] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[external_logins] (
        [login_provider] nvarchar(200) NOT NULL,
        [provider_key] nvarchar(200) NOT NULL,
        [provider_display_name] nvarchar(200) NULL,
        [login_id] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_external_logins] PRIMARY KEY ([login_provider], [provider_key]),
        CONSTRAINT [FK_external_logins_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[login_claims] (
        [id] int NOT NULL IDENTITY,
        [login_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(200) NULL,
        [claim_value] nvarchar(200) NULL,
        CONSTRAINT [PK_login_claims] PRIMARY KEY ([id]),
        CONSTRAINT [FK_login_claims_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[login_tokens] (
        [login_id] uniqueidentifier NOT NULL,
        [login_provider] nvarchar(200) NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [value] nvarchar(1000) NULL,
        CONSTRAINT [PK_login_tokens] PRIMARY KEY ([login_id], [login_provider], [name]),
        CONSTRAINT [FK_login_tokens_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[second_factor_removals] (
        [login_id] uniqueidentifier NOT NULL,
        [removed_at] bigint NOT NULL,
        [is_by_bank] bit NOT NULL,
        CONSTRAINT [PK_second_factor_removals] PRIMARY KEY ([login_id]),
        CONSTRAINT [FK_second_factor_removals_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[second_factors] (
        [login_id] uniqueidentifier NOT NULL,
        [begun_at] bigint NOT NULL,
        [set_up_at] bigint NULL,
        [last_step] bigint NOT NULL,
        [failed_codes] int NOT NULL,
        [locked_until] bigint NULL,
        [wrong_codes] int NOT NULL,
        [last_wrong_code_at] bigint NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        [secret_sealed] varbinary(93) NULL,
        CONSTRAINT [PK_second_factors] PRIMARY KEY ([login_id]),
        CONSTRAINT [FK_second_factors_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[sessions] (
        [id] uniqueidentifier NOT NULL,
        [login_id] uniqueidentifier NOT NULL,
        [refresh_hash] varbinary(32) NOT NULL,
        [security_stamp] nvarchar(200) NOT NULL,
        [started_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [ended_at] bigint NULL,
        CONSTRAINT [PK_sessions] PRIMARY KEY ([id]),
        CONSTRAINT [FK_sessions_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[step_ups] (
        [id] uniqueidentifier NOT NULL,
        [login_id] uniqueidentifier NOT NULL,
        [purpose] nvarchar(200) NOT NULL,
        [opened_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [confirmed_at] bigint NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        [text_sealed] varbinary(1533) NULL,
        CONSTRAINT [PK_step_ups] PRIMARY KEY ([id]),
        CONSTRAINT [FK_step_ups_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[login_roles] (
        [login_id] uniqueidentifier NOT NULL,
        [role_id] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_login_roles] PRIMARY KEY ([login_id], [role_id]),
        CONSTRAINT [FK_login_roles_logins_login_id] FOREIGN KEY ([login_id]) REFERENCES [identity].[logins] ([id]) ON DELETE CASCADE,
        CONSTRAINT [FK_login_roles_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [identity].[roles] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[role_claims] (
        [id] int NOT NULL IDENTITY,
        [role_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(200) NULL,
        [claim_value] nvarchar(200) NULL,
        CONSTRAINT [PK_role_claims] PRIMARY KEY ([id]),
        CONSTRAINT [FK_role_claims_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [identity].[roles] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [identity].[role_permissions] (
        [role_id] uniqueidentifier NOT NULL,
        [permission] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_role_permissions] PRIMARY KEY ([role_id], [permission]),
        CONSTRAINT [FK_role_permissions_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [identity].[roles] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_external_logins_login_id] ON [identity].[external_logins] ([login_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_login_claims_login_id] ON [identity].[login_claims] ([login_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_login_roles_role_id] ON [identity].[login_roles] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_logins_normalized_user_name] ON [identity].[logins] ([normalized_user_name]) WHERE [normalized_user_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_logins_party_id] ON [identity].[logins] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_role_claims_role_id] ON [identity].[role_claims] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_roles_normalized_name] ON [identity].[roles] ([normalized_name]) WHERE [normalized_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_sessions_ended_at] ON [identity].[sessions] ([ended_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_sessions_expires_at] ON [identity].[sessions] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_sessions_login_id] ON [identity].[sessions] ([login_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_step_ups_expires_at] ON [identity].[step_ups] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_step_ups_login_id] ON [identity].[step_ups] ([login_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [identity].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [identity].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO
