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
        [country] nchar(2) NOT NULL,
        [merged_into_id] uniqueidentifier NULL,
        [erased_at] bigint NULL,
        [registered_at] bigint NOT NULL,
        [version] int NOT NULL,
        [address_sealed] varbinary(1083) NULL,
        [birth_date_sealed] varbinary(63) NULL,
        [email_sealed] varbinary(795) NULL,
        [email_to_seek_index] varbinary(32) NULL,
        [family_name_sealed] varbinary(453) NULL,
        [field_key_id] int NOT NULL,
        [given_name_sealed] varbinary(453) NULL,
        [name_and_birth_to_seek_index] varbinary(32) NULL,
        [name_sealed] varbinary(453) NULL,
        [phone_sealed] varbinary(81) NULL,
        [registration_number_sealed] varbinary(138) NULL,
        [registration_number_to_seek_index] varbinary(32) NULL,
        [seal_version] int NOT NULL,
        [whole_name_to_seek_index] varbinary(32) NULL,
        CONSTRAINT [PK_parties] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[party_merges] (
        [id] uniqueidentifier NOT NULL,
        [survivor_id] uniqueidentifier NOT NULL,
        [absorbed_id] uniqueidentifier NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [moved_items] int NOT NULL,
        [merged_by] nvarchar(200) NOT NULL,
        [merged_at] bigint NOT NULL,
        CONSTRAINT [PK_party_merges] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[consents] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [purpose] nvarchar(40) NOT NULL,
        [scope] nvarchar(821) NOT NULL,
        [wording_version] nvarchar(40) NOT NULL,
        [given_at] bigint NOT NULL,
        [expires_at] bigint NULL,
        [revoked_at] bigint NULL,
        [revoked_by] nvarchar(200) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_consents] PRIMARY KEY ([id]),
        CONSTRAINT [FK_consents_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[due_diligence_reviews] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [reason] int NOT NULL,
        [due_date] date NOT NULL,
        [concerns_id] uniqueidentifier NULL,
        [opened_at] bigint NOT NULL,
        [assigned_to] nvarchar(200) NULL,
        [closed_at] bigint NULL,
        [closed_by] nvarchar(200) NULL,
        [outcome] nvarchar(140) NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_due_diligence_reviews] PRIMARY KEY ([id]),
        CONSTRAINT [FK_due_diligence_reviews_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[erasure_requests] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [requested_by] nvarchar(200) NOT NULL,
        [requested_at] bigint NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [status] int NOT NULL,
        [examined_by] nvarchar(200) NULL,
        [decided_by] nvarchar(200) NULL,
        [decided_at] bigint NULL,
        [decision_reason] nvarchar(140) NULL,
        [receipt] nvarchar(max) NOT NULL,
        [last_run_date] date NULL,
        [next_run_date] date NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_erasure_requests] PRIMARY KEY ([id]),
        CONSTRAINT [FK_erasure_requests_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[identity_checks] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [method] int NOT NULL,
        [is_passed] bit NOT NULL,
        [document_id] uniqueidentifier NULL,
        [valid_until_date] date NOT NULL,
        [checked_by] nvarchar(200) NOT NULL,
        [checked_at] bigint NOT NULL,
        [field_key_id] int NOT NULL,
        [note_sealed] varbinary(1533) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_identity_checks] PRIMARY KEY ([id]),
        CONSTRAINT [FK_identity_checks_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[legal_holds] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [reason] nvarchar(140) NOT NULL,
        [owner] nvarchar(100) NOT NULL,
        [placed_by] nvarchar(200) NOT NULL,
        [placed_at] bigint NOT NULL,
        [lifted_by] nvarchar(200) NULL,
        [lift_reason] nvarchar(140) NULL,
        [lifted_at] bigint NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_legal_holds] PRIMARY KEY ([id]),
        CONSTRAINT [FK_legal_holds_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[party_documents] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [issuing_state] nvarchar(3) NULL,
        [nationality] nvarchar(3) NULL,
        [expiry_date] date NULL,
        [is_machine_read] bit NOT NULL,
        [media_type] nvarchar(50) NOT NULL,
        [size_in_bytes] int NOT NULL,
        [added_at] bigint NOT NULL,
        [field_key_id] int NOT NULL,
        [number_sealed] varbinary(183) NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_party_documents] PRIMARY KEY ([id]),
        CONSTRAINT [FK_party_documents_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[party_name_words] (
        [party_id] uniqueidentifier NOT NULL,
        [word] varbinary(32) NOT NULL,
        CONSTRAINT [PK_party_name_words] PRIMARY KEY ([party_id], [word]),
        CONSTRAINT [FK_party_name_words_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[party_relations] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [related_party_id] uniqueidentifier NOT NULL,
        [kind] int NOT NULL,
        [share] int NULL,
        [from_date] date NOT NULL,
        [until_date] date NULL,
        [version] int NOT NULL,
        CONSTRAINT [PK_party_relations] PRIMARY KEY ([id]),
        CONSTRAINT [FK_party_relations_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_party_relations_parties_related_party_id] FOREIGN KEY ([related_party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[risk_ratings] (
        [id] uniqueidentifier NOT NULL,
        [party_id] uniqueidentifier NOT NULL,
        [level] int NOT NULL,
        [points] int NOT NULL,
        [drivers] nvarchar(1000) NOT NULL,
        [rated_on_date] date NOT NULL,
        [next_review_date] date NOT NULL,
        [rated_by] nvarchar(200) NOT NULL,
        [rated_at] bigint NOT NULL,
        CONSTRAINT [PK_risk_ratings] PRIMARY KEY ([id]),
        CONSTRAINT [FK_risk_ratings_parties_party_id] FOREIGN KEY ([party_id]) REFERENCES [customers].[parties] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE TABLE [customers].[party_document_contents] (
        [id] uniqueidentifier NOT NULL,
        [bytes_sealed] varbinary(max) NULL,
        [field_key_id] int NOT NULL,
        [seal_version] int NOT NULL,
        CONSTRAINT [PK_party_document_contents] PRIMARY KEY ([id]),
        CONSTRAINT [FK_party_document_contents_party_documents_id] FOREIGN KEY ([id]) REFERENCES [customers].[party_documents] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_party_id_purpose] ON [customers].[consents] ([party_id], [purpose]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_due_diligence_reviews_party_id_reason_due_date] ON [customers].[due_diligence_reviews] ([party_id], [reason], [due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_erasure_requests_party_id] ON [customers].[erasure_requests] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_erasure_requests_status_id] ON [customers].[erasure_requests] ([status], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_identity_checks_party_id] ON [customers].[identity_checks] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_legal_holds_party_id] ON [customers].[legal_holds] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_parties_email_to_seek_index] ON [customers].[parties] ([email_to_seek_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_parties_name_and_birth_to_seek_index] ON [customers].[parties] ([name_and_birth_to_seek_index]);
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
    CREATE INDEX [IX_parties_registration_number_to_seek_index] ON [customers].[parties] ([registration_number_to_seek_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_parties_whole_name_to_seek_index] ON [customers].[parties] ([whole_name_to_seek_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_documents_expiry_date] ON [customers].[party_documents] ([expiry_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_documents_party_id] ON [customers].[party_documents] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_party_merges_absorbed_id] ON [customers].[party_merges] ([absorbed_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_merges_survivor_id] ON [customers].[party_merges] ([survivor_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_name_words_word] ON [customers].[party_name_words] ([word]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_relations_party_id] ON [customers].[party_relations] ([party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_party_relations_related_party_id] ON [customers].[party_relations] ([related_party_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_risk_ratings_next_review_date] ON [customers].[risk_ratings] ([next_review_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [customers].[migrations_history]
    WHERE [MigrationId] = N'20261122000000_Initial'
)
BEGIN
    CREATE INDEX [IX_risk_ratings_party_id] ON [customers].[risk_ratings] ([party_id]);
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
