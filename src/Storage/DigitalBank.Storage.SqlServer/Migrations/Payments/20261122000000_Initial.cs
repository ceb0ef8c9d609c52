using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.SqlServer.Migrations.Payments
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.CreateTable(
                name: "alias_look_ups",
                schema: "payments",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alias_look_ups", x => new { x.party_id, x.date });
                });

            migrationBuilder.CreateTable(
                name: "beneficiaries",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    agent_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    name_match = table.Column<int>(type: "int", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    cool_off_ends_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_beneficiaries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "closing_days",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closing_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collection_file_lines",
                schema: "payments",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    payment_information_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    instruction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    collection_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_file_lines", x => new { x.file_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "collection_steps",
                schema: "payments",
                columns: table => new
                {
                    collection_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_steps", x => new { x.collection_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "collections",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    mandate_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    reference_key = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: true),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    sequence_type = table.Column<int>(type: "int", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    debtor_name = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: true),
                    debtor_iban = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    debtor_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    remittance_information = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false),
                    incoming_debit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    collected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consumer_codes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payer_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    most_minor = table.Column<long>(type: "bigint", nullable: true),
                    payload = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    payee_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    reference = table.Column<string>(type: "nvarchar(25)", maxLength: 25, nullable: true),
                    presentation_key = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    presented_at = table.Column<long>(type: "bigint", nullable: true),
                    confirm_by = table.Column<long>(type: "bigint", nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consumer_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correspondent_routes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    country_code = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    nostro_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    intermediary_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correspondent_routes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "creditor_rules",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_scheme_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    is_allowed = table.Column<bool>(type: "bit", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_creditor_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "creditors",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    account_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    scheme_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    scheme_key = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    name = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    terms = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    proposed_terms = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    proposed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_creditors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cross_border_quotes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    creditor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    creditor_agent_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: false),
                    remittance_information = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    terms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cross_border_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cross_border_terms",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    direction = table.Column<int>(type: "int", nullable: false),
                    account_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    payment_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    bands = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cross_border_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cut_offs",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    scheme = table.Column<int>(type: "int", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    time = table.Column<TimeOnly>(type: "time", nullable: false),
                    time_zone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    settlement_days = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cut_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "debit_mandates",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    scheme = table.Column<int>(type: "int", nullable: false),
                    is_one_off = table.Column<bool>(type: "bit", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    debtor_name = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: true),
                    debtor_iban = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    debtor_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    notice_days = table.Column<int>(type: "int", nullable: false),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_debit_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_messages",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    direction = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    counterparty = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    is_erased = table.Column<bool>(type: "bit", nullable: false),
                    content_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    duplicate_key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    answers_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    remark = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    handed_in_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    handed_in_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gateway_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_decisions",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    is_released = table.Column<bool>(type: "bit", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_decisions", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "incoming_debit_steps",
                schema: "payments",
                columns: table => new
                {
                    incoming_debit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_debit_steps", x => new { x.incoming_debit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "incoming_debits",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    gateway_message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    sender_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    instruction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    transaction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true),
                    uetr_key = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true),
                    reference_key = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    collection_date = table.Column<DateOnly>(type: "date", nullable: false),
                    sequence_type = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    local_instrument = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    mandate_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    mandate_signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    creditor_scheme_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    creditor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    debtor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    debtor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    remittance_information = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    collection_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    creditor_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    debtor_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    debtor_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: true),
                    collected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_debits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incoming_decisions",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    incoming_payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    return_reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incoming_payment_steps",
                schema: "payments",
                columns: table => new
                {
                    incoming_payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_payment_steps", x => new { x.incoming_payment_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "incoming_payments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    gateway_message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    sender_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    instruction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    transaction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true),
                    uetr_key = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true),
                    reference_key = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    settlement_date = table.Column<DateOnly>(type: "date", nullable: true),
                    debtor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ultimate_debtor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    debtor_country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    debtor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    debtor_agent_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    creditor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    remittance_information = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    creditor_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    creditor_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    hold_reason = table.Column<int>(type: "int", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    waits_until = table.Column<DateOnly>(type: "date", nullable: true),
                    return_message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    returns_rejected = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limit_counters",
                schema: "payments",
                columns: table => new
                {
                    key = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    used_minor = table.Column<long>(type: "bigint", nullable: false),
                    used_count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_counters", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "limit_uses",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    counter_key = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_uses", x => new { x.payment_order_id, x.counter_key });
                });

            migrationBuilder.CreateTable(
                name: "outgoing_batches",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    nostro_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    payments = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_aliases",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    moves_at = table.Column<long>(type: "bigint", nullable: true),
                    code_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    code_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    code_tries = table.Column<int>(type: "int", nullable: false),
                    codes_sent = table.Column<int>(type: "int", nullable: false),
                    codes_since = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false),
                    active_value_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    moving_value_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false),
                    value_sealed = table.Column<byte[]>(type: "varbinary(795)", maxLength: 795, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_aliases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_decisions",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    rules_version = table.Column<int>(type: "int", nullable: false),
                    verdict = table.Column<int>(type: "int", nullable: false),
                    rules = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    facts = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_decisions", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_files",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    message_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    initiating_party = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    content_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    duplicate_key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    payments = table.Column<long>(type: "bigint", nullable: false),
                    control_sum = table.Column<decimal>(type: "decimal(28,5)", precision: 28, scale: 5, nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: true),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    completed_at = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    accepted = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    refusal = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_limits",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    scope = table.Column<int>(type: "int", nullable: false),
                    channel = table.Column<int>(type: "int", nullable: true),
                    period = table.Column<int>(type: "int", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    max_amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    max_count = table.Column<int>(type: "int", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_order_steps",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_order_steps", x => new { x.payment_order_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payment_orders",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    origin = table.Column<int>(type: "int", nullable: false),
                    ordering_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    idempotency_key = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    request_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    qr_code_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    payment_request_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    waiting_payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    refund_of_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    block_number = table.Column<int>(type: "int", nullable: true),
                    payment_information_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    debtor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    debtor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    debit_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    creditor_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    creditor_agent_bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    credit_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    is_outgoing = table.Column<bool>(type: "bit", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    instruction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    remittance_information = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    details = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    exchange_terms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    execution_date = table.Column<DateOnly>(type: "date", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: true),
                    value_date = table.Column<DateOnly>(type: "date", nullable: true),
                    nostro_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    failure_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    failure_kind = table.Column<int>(type: "int", nullable: true),
                    failure_message = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    ledger_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_proposals",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payment = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_requests",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payee_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    payer_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    masked_payer = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    remittance_information = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pre_notifications",
                schema: "payments",
                columns: table => new
                {
                    collection_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    tell_on = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    told_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pre_notifications", x => x.collection_id);
                });

            migrationBuilder.CreateTable(
                name: "proposal_signatures",
                schema: "payments",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    signed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal_signatures", x => new { x.proposal_id, x.revision, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "qr_codes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    reference = table.Column<string>(type: "nvarchar(25)", maxLength: 25, nullable: true),
                    is_one_time = table.Column<bool>(type: "bit", nullable: false),
                    payload = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qr_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recalls",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    incoming_payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    gateway_message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    case_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    counterparty = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: true),
                    reason_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    requested_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    joins_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    is_put_to_payee = table.Column<bool>(type: "bit", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    answer_code = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recalls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "received_statements",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    account_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    statement_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    is_notification = table.Column<bool>(type: "bit", nullable: false),
                    duplicate_key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    content_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    closing_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    closing_balance = table.Column<long>(type: "bigint", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_acts",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    match_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    done_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_items",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    account_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    side = table.Column<int>(type: "int", nullable: false),
                    statement_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    stated_in_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    line_number = table.Column<int>(type: "int", nullable: true),
                    balance_after_minor = table.Column<long>(type: "bigint", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    uetr = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true),
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    instruction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    transaction_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    batch_reference = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    text_references = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    servicer_reference = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    takes_back = table.Column<bool>(type: "bit", nullable: false),
                    match_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    rule = table.Column<int>(type: "int", nullable: true),
                    matched_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<int>(type: "int", nullable: true),
                    left_over_of = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    write_off_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    is_matched_by_hand_only = table.Column<bool>(type: "bit", nullable: false),
                    owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_obligations",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    window_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    creditor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_obligations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_participants",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bic = table.Column<string>(type: "nvarchar(11)", maxLength: 11, nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    debit_cap_minor = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_participants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_positions",
                schema: "payments",
                columns: table => new
                {
                    window_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    participant_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    paid_minor = table.Column<long>(type: "bigint", nullable: false),
                    received_minor = table.Column<long>(type: "bigint", nullable: false),
                    payments = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_positions", x => new { x.window_id, x.participant_id });
                });

            migrationBuilder.CreateTable(
                name: "settlement_windows",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    closes_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    ledger_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_windows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_rules",
                schema: "payments",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    groups = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    bands = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    valid_hours = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_rules", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "standing_order_payments",
                schema: "payments",
                columns: table => new
                {
                    standing_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_date = table.Column<DateOnly>(type: "date", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standing_order_payments", x => new { x.standing_order_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "standing_orders",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    transfer = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    frequency = table.Column<int>(type: "int", nullable: false),
                    interval = table.Column<int>(type: "int", nullable: false),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true),
                    max_payments = table.Column<int>(type: "int", nullable: true),
                    shift = table.Column<int>(type: "int", nullable: false),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    next_number = table.Column<int>(type: "int", nullable: false),
                    next_due_date = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standing_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "status_inquiries",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    asked = table.Column<int>(type: "int", nullable: false),
                    last_asked_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_inquiries", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "unplaced_money",
                schema: "payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    came_back_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    proposed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    proposed_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    rounds = table.Column<int>(type: "int", nullable: false),
                    release_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unplaced_money", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "waiting_payments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payer_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    idempotency_key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    masked_alias = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    delivered_to_ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    end_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false),
                    alias_sealed = table.Column<byte[]>(type: "varbinary(795)", maxLength: 795, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    seal_version = table.Column<int>(type: "int", nullable: false),
                    waiting_alias_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "write_offs",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    item_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    open_for_item_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    account_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    side = table.Column<int>(type: "int", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    counter_account_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    proposed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_write_offs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_beneficiaries_party_id_identifier",
                schema: "payments",
                table: "beneficiaries",
                columns: new[] { "party_id", "identifier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_closing_days_currency_code_date",
                schema: "payments",
                table: "closing_days",
                columns: new[] { "currency_code", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collections_creditor_id_due_date",
                schema: "payments",
                table: "collections",
                columns: new[] { "creditor_id", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_creditor_id_id",
                schema: "payments",
                table: "collections",
                columns: new[] { "creditor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_message_id",
                schema: "payments",
                table: "collections",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_collections_reference_key",
                schema: "payments",
                table: "collections",
                column: "reference_key",
                unique: true,
                filter: "[reference_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collections_status_due_date",
                schema: "payments",
                table: "collections",
                columns: new[] { "status", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_consumer_codes_payee_party_id_id",
                schema: "payments",
                table: "consumer_codes",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_consumer_codes_payer_party_id_id",
                schema: "payments",
                table: "consumer_codes",
                columns: new[] { "payer_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_correspondent_routes_currency_code_country_code",
                schema: "payments",
                table: "correspondent_routes",
                columns: new[] { "currency_code", "country_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_creditor_rules_account_id_creditor_scheme_id",
                schema: "payments",
                table: "creditor_rules",
                columns: new[] { "account_id", "creditor_scheme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_creditor_rules_party_id_id",
                schema: "payments",
                table: "creditor_rules",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_creditors_party_id_id",
                schema: "payments",
                table: "creditors",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_creditors_scheme_key",
                schema: "payments",
                table: "creditors",
                column: "scheme_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cross_border_quotes_expires_at",
                schema: "payments",
                table: "cross_border_quotes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_cross_border_quotes_party_id",
                schema: "payments",
                table: "cross_border_quotes",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_cross_border_quotes_uetr",
                schema: "payments",
                table: "cross_border_quotes",
                column: "uetr",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cross_border_terms_direction_account_currency_payment_currency_valid_from",
                schema: "payments",
                table: "cross_border_terms",
                columns: new[] { "direction", "account_currency", "payment_currency", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cut_offs_currency_code_scheme_valid_from",
                schema: "payments",
                table: "cut_offs",
                columns: new[] { "currency_code", "scheme", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_debit_mandates_creditor_id_id",
                schema: "payments",
                table: "debit_mandates",
                columns: new[] { "creditor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_debit_mandates_creditor_id_reference",
                schema: "payments",
                table: "debit_mandates",
                columns: new[] { "creditor_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_gateway_messages_answers_id",
                schema: "payments",
                table: "gateway_messages",
                column: "answers_id",
                unique: true,
                filter: "[answers_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_gateway_messages_duplicate_key",
                schema: "payments",
                table: "gateway_messages",
                column: "duplicate_key",
                unique: true,
                filter: "[duplicate_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_gateway_messages_message_id",
                schema: "payments",
                table: "gateway_messages",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_gateway_messages_status_id",
                schema: "payments",
                table: "gateway_messages",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_collection_id",
                schema: "payments",
                table: "incoming_debits",
                column: "collection_id");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_debtor_party_id_id",
                schema: "payments",
                table: "incoming_debits",
                columns: new[] { "debtor_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_gateway_message_id_position",
                schema: "payments",
                table: "incoming_debits",
                columns: new[] { "gateway_message_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_reference_key",
                schema: "payments",
                table: "incoming_debits",
                column: "reference_key",
                unique: true,
                filter: "[reference_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_status_collection_date",
                schema: "payments",
                table: "incoming_debits",
                columns: new[] { "status", "collection_date" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_debits_uetr_key",
                schema: "payments",
                table: "incoming_debits",
                column: "uetr_key",
                unique: true,
                filter: "[uetr_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_decisions_incoming_payment_id",
                schema: "payments",
                table: "incoming_decisions",
                column: "incoming_payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_creditor_party_id_id",
                schema: "payments",
                table: "incoming_payments",
                columns: new[] { "creditor_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_gateway_message_id_position",
                schema: "payments",
                table: "incoming_payments",
                columns: new[] { "gateway_message_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_message_id",
                schema: "payments",
                table: "incoming_payments",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_reference_key",
                schema: "payments",
                table: "incoming_payments",
                column: "reference_key",
                unique: true,
                filter: "[reference_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_return_message_id",
                schema: "payments",
                table: "incoming_payments",
                column: "return_message_id");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_status_id",
                schema: "payments",
                table: "incoming_payments",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_payments_uetr_key",
                schema: "payments",
                table: "incoming_payments",
                column: "uetr_key",
                unique: true,
                filter: "[uetr_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_batches_message_id",
                schema: "payments",
                table: "outgoing_batches",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_batches_status",
                schema: "payments",
                table: "outgoing_batches",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_payment_aliases_active_value_index",
                schema: "payments",
                table: "payment_aliases",
                column: "active_value_index",
                unique: true,
                filter: "[active_value_index] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_aliases_moves_at",
                schema: "payments",
                table: "payment_aliases",
                column: "moves_at");

            migrationBuilder.CreateIndex(
                name: "IX_payment_aliases_moving_value_index",
                schema: "payments",
                table: "payment_aliases",
                column: "moving_value_index");

            migrationBuilder.CreateIndex(
                name: "IX_payment_aliases_party_id",
                schema: "payments",
                table: "payment_aliases",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_files_duplicate_key",
                schema: "payments",
                table: "payment_files",
                column: "duplicate_key",
                unique: true,
                filter: "[duplicate_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_limits_kind",
                schema: "payments",
                table: "payment_limits",
                column: "kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_limits_party_id",
                schema: "payments",
                table: "payment_limits",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_batch_id",
                schema: "payments",
                table: "payment_orders",
                column: "batch_id",
                filter: "batch_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_file_id_position",
                schema: "payments",
                table: "payment_orders",
                columns: new[] { "file_id", "position" },
                unique: true,
                filter: "file_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_ordering_party_id_idempotency_key",
                schema: "payments",
                table: "payment_orders",
                columns: new[] { "ordering_party_id", "idempotency_key" },
                unique: true,
                filter: "[ordering_party_id] IS NOT NULL AND [idempotency_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_qr_code_id",
                schema: "payments",
                table: "payment_orders",
                column: "qr_code_id",
                filter: "qr_code_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_status_execution_date",
                schema: "payments",
                table: "payment_orders",
                columns: new[] { "status", "execution_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_orders_waiting_payment_id",
                schema: "payments",
                table: "payment_orders",
                column: "waiting_payment_id",
                unique: true,
                filter: "waiting_payment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_proposals_account_id_id",
                schema: "payments",
                table: "payment_proposals",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_proposals_status",
                schema: "payments",
                table: "payment_proposals",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_payment_requests_payee_party_id_id",
                schema: "payments",
                table: "payment_requests",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_requests_payer_party_id_id",
                schema: "payments",
                table: "payment_requests",
                columns: new[] { "payer_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_requests_payment_order_id",
                schema: "payments",
                table: "payment_requests",
                column: "payment_order_id",
                filter: "payment_order_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pre_notifications_debtor_party_id_collection_id",
                schema: "payments",
                table: "pre_notifications",
                columns: new[] { "debtor_party_id", "collection_id" });

            migrationBuilder.CreateIndex(
                name: "IX_pre_notifications_status_tell_on",
                schema: "payments",
                table: "pre_notifications",
                columns: new[] { "status", "tell_on" });

            migrationBuilder.CreateIndex(
                name: "IX_qr_codes_payee_party_id_id",
                schema: "payments",
                table: "qr_codes",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_qr_codes_payment_order_id",
                schema: "payments",
                table: "qr_codes",
                column: "payment_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_recalls_gateway_message_id_position",
                schema: "payments",
                table: "recalls",
                columns: new[] { "gateway_message_id", "position" },
                unique: true,
                filter: "[gateway_message_id] IS NOT NULL AND [position] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recalls_incoming_payment_id",
                schema: "payments",
                table: "recalls",
                column: "incoming_payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_recalls_joins_id",
                schema: "payments",
                table: "recalls",
                column: "joins_id");

            migrationBuilder.CreateIndex(
                name: "IX_recalls_payment_order_id",
                schema: "payments",
                table: "recalls",
                column: "payment_order_id",
                unique: true,
                filter: "[payment_order_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recalls_status_id",
                schema: "payments",
                table: "recalls",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_received_statements_ledger_account_id_closing_date",
                schema: "payments",
                table: "received_statements",
                columns: new[] { "ledger_account_id", "closing_date" });

            migrationBuilder.CreateIndex(
                name: "IX_received_statements_ledger_account_id_duplicate_key",
                schema: "payments",
                table: "received_statements",
                columns: new[] { "ledger_account_id", "duplicate_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_received_statements_ledger_account_id_number",
                schema: "payments",
                table: "received_statements",
                columns: new[] { "ledger_account_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_acts_item_id",
                schema: "payments",
                table: "reconciliation_acts",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_acts_match_id",
                schema: "payments",
                table: "reconciliation_acts",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_ledger_account_id_entry_id_line_number",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "ledger_account_id", "entry_id", "line_number" },
                unique: true,
                filter: "[entry_id] IS NOT NULL AND [line_number] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_ledger_account_id_match_id",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "ledger_account_id", "match_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_ledger_account_id_servicer_reference",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "ledger_account_id", "servicer_reference" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_ledger_account_id_side_stated_in_id",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "ledger_account_id", "side", "stated_in_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_ledger_account_id_uetr",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "ledger_account_id", "uetr" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_left_over_of",
                schema: "payments",
                table: "reconciliation_items",
                column: "left_over_of");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_match_id",
                schema: "payments",
                table: "reconciliation_items",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_items_statement_id_position",
                schema: "payments",
                table: "reconciliation_items",
                columns: new[] { "statement_id", "position" },
                unique: true,
                filter: "[statement_id] IS NOT NULL AND [position] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_settlement_obligations_debtor_id_reference",
                schema: "payments",
                table: "settlement_obligations",
                columns: new[] { "debtor_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlement_obligations_window_id_status",
                schema: "payments",
                table: "settlement_obligations",
                columns: new[] { "window_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_settlement_participants_bic_currency_code",
                schema: "payments",
                table: "settlement_participants",
                columns: new[] { "bic", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlement_windows_currency_code_closes_at",
                schema: "payments",
                table: "settlement_windows",
                columns: new[] { "currency_code", "closes_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlement_windows_status_closes_at",
                schema: "payments",
                table: "settlement_windows",
                columns: new[] { "status", "closes_at" });

            migrationBuilder.CreateIndex(
                name: "IX_standing_order_payments_next_attempt_date",
                schema: "payments",
                table: "standing_order_payments",
                column: "next_attempt_date");

            migrationBuilder.CreateIndex(
                name: "IX_standing_orders_party_id_id",
                schema: "payments",
                table: "standing_orders",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_standing_orders_status_next_due_date",
                schema: "payments",
                table: "standing_orders",
                columns: new[] { "status", "next_due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_unplaced_money_status_payment_order_id",
                schema: "payments",
                table: "unplaced_money",
                columns: new[] { "status", "payment_order_id" });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_payments_payer_party_id_idempotency_key",
                schema: "payments",
                table: "waiting_payments",
                columns: new[] { "payer_party_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_waiting_payments_status_id",
                schema: "payments",
                table: "waiting_payments",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_payments_waiting_alias_index",
                schema: "payments",
                table: "waiting_payments",
                column: "waiting_alias_index");

            migrationBuilder.CreateIndex(
                name: "IX_write_offs_open_for_item_id",
                schema: "payments",
                table: "write_offs",
                column: "open_for_item_id",
                unique: true,
                filter: "[open_for_item_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_write_offs_status",
                schema: "payments",
                table: "write_offs",
                column: "status");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alias_look_ups",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "beneficiaries",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "closing_days",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "collection_file_lines",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "collection_steps",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "collections",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "consumer_codes",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "correspondent_routes",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "creditor_rules",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "creditors",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "cross_border_quotes",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "cross_border_terms",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "cut_offs",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "debit_mandates",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "gateway_messages",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "held_decisions",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "incoming_debit_steps",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "incoming_debits",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "incoming_decisions",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "incoming_payment_steps",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "incoming_payments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "limit_counters",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "limit_uses",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "outgoing_batches",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_aliases",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_decisions",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_files",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_limits",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_order_steps",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_orders",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_proposals",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_requests",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "pre_notifications",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "proposal_signatures",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "qr_codes",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "recalls",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "received_statements",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "reconciliation_acts",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "reconciliation_items",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "settlement_obligations",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "settlement_participants",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "settlement_positions",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "settlement_windows",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "signing_rules",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "standing_order_payments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "standing_orders",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "status_inquiries",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "unplaced_money",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "waiting_payments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "write_offs",
                schema: "payments");
        }
    }
}
