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
                name: "payments_nostro_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    nostro_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    statement_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    duplicate_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    closing_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: true),
                    closing_balance = table.Column<long>(type: "INTEGER", nullable: true),
                    entries = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_nostro_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_outgoing_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
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
                    execution_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                name: "payments_reconciliation_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    nostro_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    line_number = table.Column<int>(type: "INTEGER", nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    uetr = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    instruction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    transaction_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    servicer_reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    takes_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    match_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rule = table.Column<int>(type: "INTEGER", nullable: true),
                    matched_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<int>(type: "INTEGER", nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_reconciliation_items", x => x.id);
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

            migrationBuilder.CreateIndex(
                name: "IX_payments_beneficiaries_party_id_identifier",
                table: "payments_beneficiaries",
                columns: new[] { "party_id", "identifier" },
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
                name: "IX_payments_nostro_statements_ledger_account_id_duplicate_key",
                table: "payments_nostro_statements",
                columns: new[] { "ledger_account_id", "duplicate_key" },
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
                name: "IX_payments_reconciliation_items_ledger_account_id_entry_id_line_number",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "entry_id", "line_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_ledger_account_id_match_id",
                table: "payments_reconciliation_items",
                columns: new[] { "ledger_account_id", "match_id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_reconciliation_items_statement_id_position",
                table: "payments_reconciliation_items",
                columns: new[] { "statement_id", "position" },
                unique: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payments_beneficiaries");

            migrationBuilder.DropTable(
                name: "payments_gateway_messages");

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
                name: "payments_nostro_statements");

            migrationBuilder.DropTable(
                name: "payments_outgoing_batches");

            migrationBuilder.DropTable(
                name: "payments_payment_files");

            migrationBuilder.DropTable(
                name: "payments_payment_limits");

            migrationBuilder.DropTable(
                name: "payments_payment_order_steps");

            migrationBuilder.DropTable(
                name: "payments_payment_orders");

            migrationBuilder.DropTable(
                name: "payments_qr_codes");

            migrationBuilder.DropTable(
                name: "payments_recalls");

            migrationBuilder.DropTable(
                name: "payments_reconciliation_items");

            migrationBuilder.DropTable(
                name: "payments_standing_order_payments");

            migrationBuilder.DropTable(
                name: "payments_standing_orders");

            migrationBuilder.DropTable(
                name: "payments_status_inquiries");

            migrationBuilder.DropTable(
                name: "payments_unplaced_money");
        }
    }
}
