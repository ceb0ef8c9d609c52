using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Payments
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payments_alias_look_ups",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_alias_look_ups", x => new { x.party_id, x.date });
                });

            migrationBuilder.CreateTable(
                name: "payments_beneficiaries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    agent_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    name_match = table.Column<int>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cool_off_ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_beneficiaries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_closing_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_closing_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_collection_file_lines",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_information_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    collection_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_collection_file_lines", x => new { x.file_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "payments_collection_steps",
                columns: table => new
                {
                    collection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_collection_steps", x => new { x.collection_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payments_collections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mandate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    reference_key = table.Column<string>(type: "TEXT", maxLength: 70, nullable: true),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    sequence_type = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    debtor_name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: true),
                    debtor_iban = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    debtor_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    incoming_debit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    collected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_collections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_consumer_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payer_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    most_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    payload = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payee_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 25, nullable: true),
                    presentation_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    presented_at = table.Column<long>(type: "INTEGER", nullable: true),
                    confirm_by = table.Column<long>(type: "INTEGER", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_consumer_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_correspondent_routes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    country_code = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    nostro_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    intermediary_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_correspondent_routes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_creditor_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_scheme_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    is_allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_creditor_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_creditors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    scheme_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    scheme_key = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    terms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    proposed_terms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_creditors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_cross_border_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    creditor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    creditor_agent_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: false),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    terms = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_cross_border_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_cross_border_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    account_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    payment_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    bands = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_cross_border_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_cut_offs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    scheme = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    settlement_days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_cut_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_debit_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    scheme = table.Column<int>(type: "INTEGER", nullable: false),
                    is_one_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    debtor_name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: true),
                    debtor_iban = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    debtor_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    notice_days = table.Column<int>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_debit_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_gateway_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    counterparty = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_erased = table.Column<bool>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    duplicate_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    answers_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    remark = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handed_in_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    handed_in_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_gateway_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_held_decisions",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_released = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_held_decisions", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_incoming_debit_steps",
                columns: table => new
                {
                    incoming_debit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_incoming_debit_steps", x => new { x.incoming_debit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payments_incoming_debits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gateway_message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    sender_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    transaction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    uetr_key = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    reference_key = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    collection_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sequence_type = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    local_instrument = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    mandate_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    mandate_signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    creditor_scheme_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    creditor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    debtor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    debtor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collection_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    creditor_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    debtor_party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    debtor_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    collected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_incoming_debits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_incoming_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incoming_payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    return_reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_incoming_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_incoming_payment_steps",
                columns: table => new
                {
                    incoming_payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_incoming_payment_steps", x => new { x.incoming_payment_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payments_incoming_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gateway_message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    sender_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    transaction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    uetr_key = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    reference_key = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    settlement_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    debtor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ultimate_debtor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    debtor_country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    debtor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    debtor_agent_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    creditor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    creditor_party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    creditor_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    hold_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    waits_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    return_message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    returns_rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_incoming_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_limit_counters",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    used_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    used_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_limit_counters", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "payments_limit_uses",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    counter_key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_limit_uses", x => new { x.payment_order_id, x.counter_key });
                });

            migrationBuilder.CreateTable(
                name: "payments_outgoing_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    nostro_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    payments = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_outgoing_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_aliases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    moves_at = table.Column<long>(type: "INTEGER", nullable: true),
                    code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    code_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    code_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    codes_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    codes_since = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    active_value_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    moving_value_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    value_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 795, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_aliases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_decisions",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rules_version = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    facts = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_decisions", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    message_name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    initiating_party = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    duplicate_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    payments = table.Column<long>(type: "INTEGER", nullable: false),
                    control_sum = table.Column<decimal>(type: "TEXT", precision: 28, scale: 5, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    refusal = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_limits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    scope = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    period = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    max_amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    max_count = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_order_steps",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_order_steps", x => new { x.payment_order_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    origin = table.Column<int>(type: "INTEGER", nullable: false),
                    ordering_party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    idempotency_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    request_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    qr_code_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payment_request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    waiting_payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    refund_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    refunded_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    block_number = table.Column<int>(type: "INTEGER", nullable: true),
                    payment_information_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    debtor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    debtor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    debit_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    creditor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    creditor_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    creditor_agent_bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    credit_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_outgoing = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    details = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    exchange_terms = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    execution_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    nostro_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    failure_kind = table.Column<int>(type: "INTEGER", nullable: true),
                    failure_message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    ledger_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payee_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    payer_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    masked_payer = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    remittance_information = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_pre_notifications",
                columns: table => new
                {
                    collection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    tell_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_pre_notifications", x => x.collection_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_proposal_signatures",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_proposal_signatures", x => new { x.proposal_id, x.revision, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "payments_qr_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 25, nullable: true),
                    is_one_time = table.Column<bool>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_qr_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_recalls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    incoming_payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    gateway_message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    case_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    counterparty = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    joins_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_put_to_payee = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_recalls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_received_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    statement_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_notification = table.Column<bool>(type: "INTEGER", nullable: false),
                    duplicate_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    closing_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    closing_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    entries = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_received_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_reconciliation_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    match_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    done_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_reconciliation_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_reconciliation_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    stated_in_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    line_number = table.Column<int>(type: "INTEGER", nullable: true),
                    balance_after_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    transaction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    batch_reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    text_references = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    servicer_reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    takes_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    match_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rule = table.Column<int>(type: "INTEGER", nullable: true),
                    matched_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<int>(type: "INTEGER", nullable: true),
                    left_over_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    write_off_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_matched_by_hand_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_reconciliation_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_settlement_obligations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    window_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    creditor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_settlement_obligations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_settlement_participants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_cap_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_settlement_participants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_settlement_positions",
                columns: table => new
                {
                    window_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    participant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    received_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    payments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_settlement_positions", x => new { x.window_id, x.participant_id });
                });

            migrationBuilder.CreateTable(
                name: "payments_settlement_windows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    ledger_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_settlement_windows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_signing_rules",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    groups = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    bands = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    valid_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_signing_rules", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_standing_order_payments",
                columns: table => new
                {
                    standing_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_standing_order_payments", x => new { x.standing_order_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "payments_standing_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    transfer = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    frequency = table.Column<int>(type: "INTEGER", nullable: false),
                    interval = table.Column<int>(type: "INTEGER", nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    max_payments = table.Column<int>(type: "INTEGER", nullable: true),
                    shift = table.Column<int>(type: "INTEGER", nullable: false),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    next_number = table.Column<int>(type: "INTEGER", nullable: false),
                    next_due_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_standing_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_status_inquiries",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    last_asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_status_inquiries", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_unplaced_money",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    came_back_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    rounds = table.Column<int>(type: "INTEGER", nullable: false),
                    release_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_unplaced_money", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "payments_waiting_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payer_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    idempotency_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    masked_alias = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    delivered_to_ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    end_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    alias_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 795, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    waiting_alias_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_waiting_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_write_offs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_for_item_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    counter_account_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_write_offs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_payments_beneficiaries_party_id_identifier",
                table: "payments_beneficiaries",
                columns: new[] { "party_id", "identifier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_closing_days_currency_code_date",
                table: "payments_closing_days",
                columns: new[] { "currency_code", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_collections_creditor_id_due_date",
                table: "payments_collections",
                columns: new[] { "creditor_id", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_collections_creditor_id_id",
                table: "payments_collections",
                columns: new[] { "creditor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_collections_message_id",
                table: "payments_collections",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_collections_reference_key",
                table: "payments_collections",
                column: "reference_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_collections_status_due_date",
                table: "payments_collections",
                columns: new[] { "status", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_consumer_codes_payee_party_id_id",
                table: "payments_consumer_codes",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_consumer_codes_payer_party_id_id",
                table: "payments_consumer_codes",
                columns: new[] { "payer_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_correspondent_routes_currency_code_country_code",
                table: "payments_correspondent_routes",
                columns: new[] { "currency_code", "country_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_creditor_rules_account_id_creditor_scheme_id",
                table: "payments_creditor_rules",
                columns: new[] { "account_id", "creditor_scheme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_creditor_rules_party_id_id",
                table: "payments_creditor_rules",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_creditors_party_id_id",
                table: "payments_creditors",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_creditors_scheme_key",
                table: "payments_creditors",
                column: "scheme_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_cross_border_quotes_expires_at",
                table: "payments_cross_border_quotes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_payments_cross_border_quotes_party_id",
                table: "payments_cross_border_quotes",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_cross_border_quotes_uetr",
                table: "payments_cross_border_quotes",
                column: "uetr",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_cross_border_terms_direction_account_currency_payment_currency_valid_from",
                table: "payments_cross_border_terms",
                columns: new[] { "direction", "account_currency", "payment_currency", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_cut_offs_currency_code_scheme_valid_from",
                table: "payments_cut_offs",
                columns: new[] { "currency_code", "scheme", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_debit_mandates_creditor_id_id",
                table: "payments_debit_mandates",
                columns: new[] { "creditor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_debit_mandates_creditor_id_reference",
                table: "payments_debit_mandates",
                columns: new[] { "creditor_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_gateway_messages_answers_id",
                table: "payments_gateway_messages",
                column: "answers_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_gateway_messages_duplicate_key",
                table: "payments_gateway_messages",
                column: "duplicate_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_gateway_messages_message_id",
                table: "payments_gateway_messages",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_gateway_messages_status_id",
                table: "payments_gateway_messages",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_collection_id",
                table: "payments_incoming_debits",
                column: "collection_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_debtor_party_id_id",
                table: "payments_incoming_debits",
                columns: new[] { "debtor_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_gateway_message_id_position",
                table: "payments_incoming_debits",
                columns: new[] { "gateway_message_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_reference_key",
                table: "payments_incoming_debits",
                column: "reference_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_status_collection_date",
                table: "payments_incoming_debits",
                columns: new[] { "status", "collection_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_debits_uetr_key",
                table: "payments_incoming_debits",
                column: "uetr_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_decisions_incoming_payment_id",
                table: "payments_incoming_decisions",
                column: "incoming_payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_creditor_party_id_id",
                table: "payments_incoming_payments",
                columns: new[] { "creditor_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_gateway_message_id_position",
                table: "payments_incoming_payments",
                columns: new[] { "gateway_message_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_message_id",
                table: "payments_incoming_payments",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_reference_key",
                table: "payments_incoming_payments",
                column: "reference_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_return_message_id",
                table: "payments_incoming_payments",
                column: "return_message_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_status_id",
                table: "payments_incoming_payments",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_incoming_payments_uetr_key",
                table: "payments_incoming_payments",
                column: "uetr_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_outgoing_batches_message_id",
                table: "payments_outgoing_batches",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_outgoing_batches_status",
                table: "payments_outgoing_batches",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_aliases_active_value_index",
                table: "payments_payment_aliases",
                column: "active_value_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_aliases_moves_at",
                table: "payments_payment_aliases",
                column: "moves_at");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_aliases_moving_value_index",
                table: "payments_payment_aliases",
                column: "moving_value_index");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_aliases_party_id",
                table: "payments_payment_aliases",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_files_duplicate_key",
                table: "payments_payment_files",
                column: "duplicate_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_limits_kind",
                table: "payments_payment_limits",
                column: "kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_limits_party_id",
                table: "payments_payment_limits",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_batch_id",
                table: "payments_payment_orders",
                column: "batch_id",
                filter: "batch_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_file_id_position",
                table: "payments_payment_orders",
                columns: new[] { "file_id", "position" },
                unique: true,
                filter: "file_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_ordering_party_id_idempotency_key",
                table: "payments_payment_orders",
                columns: new[] { "ordering_party_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_qr_code_id",
                table: "payments_payment_orders",
                column: "qr_code_id",
                filter: "qr_code_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_status_execution_date",
                table: "payments_payment_orders",
                columns: new[] { "status", "execution_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_orders_waiting_payment_id",
                table: "payments_payment_orders",
                column: "waiting_payment_id",
                unique: true,
                filter: "waiting_payment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_proposals_account_id_id",
                table: "payments_payment_proposals",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_proposals_status",
                table: "payments_payment_proposals",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_requests_payee_party_id_id",
                table: "payments_payment_requests",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_requests_payer_party_id_id",
                table: "payments_payment_requests",
                columns: new[] { "payer_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_requests_payment_order_id",
                table: "payments_payment_requests",
                column: "payment_order_id",
                filter: "payment_order_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_pre_notifications_debtor_party_id_collection_id",
                table: "payments_pre_notifications",
                columns: new[] { "debtor_party_id", "collection_id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_pre_notifications_status_tell_on",
                table: "payments_pre_notifications",
                columns: new[] { "status", "tell_on" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_qr_codes_payee_party_id_id",
                table: "payments_qr_codes",
                columns: new[] { "payee_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_qr_codes_payment_order_id",
                table: "payments_qr_codes",
                column: "payment_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_recalls_gateway_message_id_position",
                table: "payments_recalls",
                columns: new[] { "gateway_message_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_recalls_incoming_payment_id",
                table: "payments_recalls",
                column: "incoming_payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_recalls_joins_id",
                table: "payments_recalls",
                column: "joins_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_recalls_payment_order_id",
                table: "payments_recalls",
                column: "payment_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_recalls_status_id",
                table: "payments_recalls",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_received_statements_ledger_account_id_closing_date",
                table: "payments_received_statements",
                columns: new[] { "ledger_account_id", "closing_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_received_statements_ledger_account_id_duplicate_key",
                table: "payments_received_statements",
                columns: new[] { "ledger_account_id", "duplicate_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_received_statements_ledger_account_id_number",
                table: "payments_received_statements",
                columns: new[] { "ledger_account_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_acts_item_id",
                table: "payments_reconciliation_acts",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_acts_match_id",
                table: "payments_reconciliation_acts",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_entry_id_line_number",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "entry_id", "line_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_match_id",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "match_id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_servicer_reference",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "servicer_reference" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_side_stated_in_id",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "side", "stated_in_id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_uetr",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "uetr" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_left_over_of",
                table: "payments_reconciliation_items",
                column: "left_over_of");

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_match_id",
                table: "payments_reconciliation_items",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_statement_id_position",
                table: "payments_reconciliation_items",
                columns: new[] { "statement_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_settlement_obligations_debtor_id_reference",
                table: "payments_settlement_obligations",
                columns: new[] { "debtor_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_settlement_obligations_window_id_status",
                table: "payments_settlement_obligations",
                columns: new[] { "window_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_settlement_participants_bic_currency_code",
                table: "payments_settlement_participants",
                columns: new[] { "bic", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_settlement_windows_currency_code_closes_at",
                table: "payments_settlement_windows",
                columns: new[] { "currency_code", "closes_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_settlement_windows_status_closes_at",
                table: "payments_settlement_windows",
                columns: new[] { "status", "closes_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_standing_order_payments_next_attempt_date",
                table: "payments_standing_order_payments",
                column: "next_attempt_date");

            migrationBuilder.CreateIndex(
                name: "IX_payments_standing_orders_party_id_id",
                table: "payments_standing_orders",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_standing_orders_status_next_due_date",
                table: "payments_standing_orders",
                columns: new[] { "status", "next_due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_unplaced_money_status_payment_order_id",
                table: "payments_unplaced_money",
                columns: new[] { "status", "payment_order_id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_waiting_payments_payer_party_id_idempotency_key",
                table: "payments_waiting_payments",
                columns: new[] { "payer_party_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_waiting_payments_status_id",
                table: "payments_waiting_payments",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_waiting_payments_waiting_alias_index",
                table: "payments_waiting_payments",
                column: "waiting_alias_index");

            migrationBuilder.CreateIndex(
                name: "IX_payments_write_offs_open_for_item_id",
                table: "payments_write_offs",
                column: "open_for_item_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_write_offs_status",
                table: "payments_write_offs",
                column: "status");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payments_alias_look_ups");

            migrationBuilder.DropTable(
                name: "payments_beneficiaries");

            migrationBuilder.DropTable(
                name: "payments_closing_days");

            migrationBuilder.DropTable(
                name: "payments_collection_file_lines");

            migrationBuilder.DropTable(
                name: "payments_collection_steps");

            migrationBuilder.DropTable(
                name: "payments_collections");

            migrationBuilder.DropTable(
                name: "payments_consumer_codes");

            migrationBuilder.DropTable(
                name: "payments_correspondent_routes");

            migrationBuilder.DropTable(
                name: "payments_creditor_rules");

            migrationBuilder.DropTable(
                name: "payments_creditors");

            migrationBuilder.DropTable(
                name: "payments_cross_border_quotes");

            migrationBuilder.DropTable(
                name: "payments_cross_border_terms");

            migrationBuilder.DropTable(
                name: "payments_cut_offs");

            migrationBuilder.DropTable(
                name: "payments_debit_mandates");

            migrationBuilder.DropTable(
                name: "payments_gateway_messages");

            migrationBuilder.DropTable(
                name: "payments_held_decisions");

            migrationBuilder.DropTable(
                name: "payments_incoming_debit_steps");

            migrationBuilder.DropTable(
                name: "payments_incoming_debits");

            migrationBuilder.DropTable(
                name: "payments_incoming_decisions");

            migrationBuilder.DropTable(
                name: "payments_incoming_payment_steps");

            migrationBuilder.DropTable(
                name: "payments_incoming_payments");

            migrationBuilder.DropTable(
                name: "payments_limit_counters");

            migrationBuilder.DropTable(
                name: "payments_limit_uses");

            migrationBuilder.DropTable(
                name: "payments_outgoing_batches");

            migrationBuilder.DropTable(
                name: "payments_payment_aliases");

            migrationBuilder.DropTable(
                name: "payments_payment_decisions");

            migrationBuilder.DropTable(
                name: "payments_payment_files");

            migrationBuilder.DropTable(
                name: "payments_payment_limits");

            migrationBuilder.DropTable(
                name: "payments_payment_order_steps");

            migrationBuilder.DropTable(
                name: "payments_payment_orders");

            migrationBuilder.DropTable(
                name: "payments_payment_proposals");

            migrationBuilder.DropTable(
                name: "payments_payment_requests");

            migrationBuilder.DropTable(
                name: "payments_pre_notifications");

            migrationBuilder.DropTable(
                name: "payments_proposal_signatures");

            migrationBuilder.DropTable(
                name: "payments_qr_codes");

            migrationBuilder.DropTable(
                name: "payments_recalls");

            migrationBuilder.DropTable(
                name: "payments_received_statements");

            migrationBuilder.DropTable(
                name: "payments_reconciliation_acts");

            migrationBuilder.DropTable(
                name: "payments_reconciliation_items");

            migrationBuilder.DropTable(
                name: "payments_settlement_obligations");

            migrationBuilder.DropTable(
                name: "payments_settlement_participants");

            migrationBuilder.DropTable(
                name: "payments_settlement_positions");

            migrationBuilder.DropTable(
                name: "payments_settlement_windows");

            migrationBuilder.DropTable(
                name: "payments_signing_rules");

            migrationBuilder.DropTable(
                name: "payments_standing_order_payments");

            migrationBuilder.DropTable(
                name: "payments_standing_orders");

            migrationBuilder.DropTable(
                name: "payments_status_inquiries");

            migrationBuilder.DropTable(
                name: "payments_unplaced_money");

            migrationBuilder.DropTable(
                name: "payments_waiting_payments");

            migrationBuilder.DropTable(
                name: "payments_write_offs");
        }
    }
}
