IF OBJECT_ID(N'[platform].[migrations_history]') IS NULL
BEGIN
    IF SCHEMA_ID(N'platform') IS NULL EXEC(N'CREATE SCHEMA [platform];');
    CREATE TABLE [platform].[migrations_history] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations_history] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    IF SCHEMA_ID(N'platform') IS NULL EXEC(N'CREATE SCHEMA [platform];');
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[audit_trail] (
        [id] uniqueidentifier NOT NULL,
        [recorded_at] bigint NOT NULL,
        [actor] nvarchar(200) NOT NULL,
        [action] nvarchar(200) NOT NULL,
        [subject] nvarchar(200) NOT NULL,
        [subject_id] nvarchar(200) NOT NULL,
        [before] nvarchar(max) NULL,
        [after] nvarchar(max) NULL,
        [reason] nvarchar(500) NULL,
        CONSTRAINT [PK_audit_trail] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[business_days] (
        [id] int NOT NULL,
        [today] date NOT NULL,
        CONSTRAINT [PK_business_days] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[day_closes] (
        [business_date] date NOT NULL,
        [started_at] bigint NOT NULL,
        [finished_at] bigint NULL,
        CONSTRAINT [PK_day_closes] PRIMARY KEY ([business_date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[idempotency_keys] (
        [actor] nvarchar(200) NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [answer] nvarchar(max) NOT NULL,
        [answered_at] bigint NOT NULL,
        CONSTRAINT [PK_idempotency_keys] PRIMARY KEY ([actor], [key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[job_runs] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [business_date] date NOT NULL,
        [started_by] nvarchar(200) NOT NULL,
        [started_at] bigint NOT NULL,
        [finished_at] bigint NULL,
        [outcome] int NOT NULL,
        [items] bigint NOT NULL,
        [failed] bigint NOT NULL,
        [note] nvarchar(1000) NULL,
        [error] nvarchar(1000) NULL,
        CONSTRAINT [PK_job_runs] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[job_steps] (
        [business_date] date NOT NULL,
        [step] nvarchar(200) NOT NULL,
        [outcome] int NOT NULL,
        [attempts] int NOT NULL,
        [started_at] bigint NOT NULL,
        [finished_at] bigint NULL,
        [items] bigint NOT NULL,
        [failed] bigint NOT NULL,
        [note] nvarchar(1000) NULL,
        [error] nvarchar(1000) NULL,
        CONSTRAINT [PK_job_steps] PRIMARY KEY ([business_date], [step])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[leases] (
        [name] nvarchar(200) NOT NULL,
        [owner] nvarchar(200) NOT NULL,
        [expires_at] bigint NOT NULL,
        CONSTRAINT [PK_leases] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [platform].[outbox] (
        [id] uniqueidentifier NOT NULL,
        [event_type] nvarchar(200) NOT NULL,
        [aggregate_id] uniqueidentifier NOT NULL,
        [occurred_at] bigint NOT NULL,
        [ordinal] int NOT NULL,
        [payload] nvarchar(max) NOT NULL,
        [dispatched_at] bigint NULL,
        [attempts] int NOT NULL,
        [next_attempt_at] bigint NULL,
        [last_error] nvarchar(1000) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_trail_subject_subject_id] ON [platform].[audit_trail] ([subject], [subject_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_job_runs_name_outcome] ON [platform].[job_runs] ([name], [outcome]);
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_job_runs_started_at] ON [platform].[job_runs] ([started_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_occurred_at_ordinal] ON [platform].[outbox] ([occurred_at], [ordinal]) WHERE dispatched_at IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    INSERT INTO [platform].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000000_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyAuditTrail'
)
BEGIN
    CREATE TRIGGER platform.tr_append_only_audit_record ON platform.audit_trail AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 51001, 'platform.audit_trail is append-only', 1;
        END
    END
END;

IF NOT EXISTS (
    SELECT * FROM [platform].[migrations_history]
    WHERE [MigrationId] = N'20261122000001_AppendOnlyAuditTrail'
)
BEGIN
    INSERT INTO [platform].[migrations_history] ([MigrationId], [ProductVersion])
    VALUES (N'20261122000001_AppendOnlyAuditTrail', N'10.0.14');
END;

COMMIT;
GO
