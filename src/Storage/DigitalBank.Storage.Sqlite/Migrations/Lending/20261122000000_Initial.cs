using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Lending
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lending_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    applied_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    offered_currency = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    offer_valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_reviewer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reviewed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    review_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    decision_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 48033, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    inputs_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 48033, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_borrower_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_borrower_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_bureau_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bureau = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    consent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 6033, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_bureau_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_credit_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: false),
                    monthly_burden = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    available_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    is_blocked = table.Column<bool>(type: "INTEGER", nullable: false),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    days_past_due = table.Column<int>(type: "INTEGER", nullable: false),
                    serviced_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_event = table.Column<int>(type: "INTEGER", nullable: false),
                    statements = table.Column<int>(type: "INTEGER", nullable: false),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    accrued_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    accrued_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    accrued_penalties = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_credit_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_income_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    loans = table.Column<int>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    earned_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    earned_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    earned_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_income_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    outstanding = table.Column<long>(type: "INTEGER", nullable: false),
                    instalment = table.Column<long>(type: "INTEGER", nullable: false),
                    instalments = table.Column<int>(type: "INTEGER", nullable: false),
                    start_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    credit_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    days_past_due = table.Column<int>(type: "INTEGER", nullable: false),
                    last_late_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    serviced_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_event = table.Column<int>(type: "INTEGER", nullable: false),
                    default_at_origination_per_million = table.Column<int>(type: "INTEGER", nullable: true),
                    lost = table.Column<long>(type: "INTEGER", nullable: false),
                    recovered = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    accrued_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    accrued_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    accrued_penalties = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_loans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_products",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_products", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "lending_provision_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_provision_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_refused_payments",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_refused_payments", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "lending_review_policies",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    policy = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_review_policies", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "lending_review_runs",
                columns: table => new
                {
                    review_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    policy_number = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    after = table.Column<Guid>(type: "TEXT", nullable: false),
                    reviewed = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_review_runs", x => x.review_date);
                });

            migrationBuilder.CreateTable(
                name: "lending_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    policy_number = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    previous_grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    warnings = table.Column<int>(type: "INTEGER", nullable: false),
                    utilisation_percent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: false),
                    overdue_loans = table.Column<int>(type: "INTEGER", nullable: false),
                    missing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    first_decider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    first_choice = table.Column<int>(type: "INTEGER", nullable: true),
                    first_limit = table.Column<long>(type: "INTEGER", nullable: true),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    inputs_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 48033, nullable: true),
                    result_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 48033, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_servicing_failures",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_servicing_failures", x => x.loan_id);
                });

            migrationBuilder.CreateTable(
                name: "lending_borrowers",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_frozen = table.Column<bool>(type: "INTEGER", nullable: false),
                    limit_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    limit_of_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    limit_currency = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: true),
                    limit_set_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    turn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_borrowers", x => x.party_id);
                    table.ForeignKey(
                        name: "FK_lending_borrowers_lending_borrower_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "lending_borrower_groups",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "lending_line_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: true),
                    available_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_line_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_line_changes_lending_credit_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "lending_credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_line_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    days_past_due = table.Column<int>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    fresh_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    fresh_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    fresh_penalties = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_line_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_line_events_lending_credit_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "lending_credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_line_statements",
                columns: table => new
                {
                    line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    drawn = table.Column<long>(type: "INTEGER", nullable: false),
                    repaid = table.Column<long>(type: "INTEGER", nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false),
                    past_due = table.Column<long>(type: "INTEGER", nullable: false),
                    minimum = table.Column<long>(type: "INTEGER", nullable: false),
                    charged_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    charged_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    charged_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_line_statements", x => new { x.line_id, x.number });
                    table.ForeignKey(
                        name: "FK_lending_line_statements_lending_credit_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "lending_credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_covenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    first_due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    times_met = table.Column<int>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    every_months = table.Column<int>(type: "INTEGER", nullable: true),
                    last_met_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agreed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_covenants", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_covenants_lending_loans_loan_id",
                        column: x => x.loan_id,
                        principalTable: "lending_loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    days_past_due = table.Column<int>(type: "INTEGER", nullable: false),
                    ends_loan = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_reversed = table.Column<bool>(type: "INTEGER", nullable: false),
                    credit_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_penalties = table.Column<long>(type: "INTEGER", nullable: false),
                    fresh_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    fresh_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    fresh_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_events_lending_loans_loan_id",
                        column: x => x.loan_id,
                        principalTable: "lending_loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_loss_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    owed_fees = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_interest = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_penalties = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_loss_proposals", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_loss_proposals_lending_loans_loan_id",
                        column: x => x.loan_id,
                        principalTable: "lending_loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_provisions",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    parameters_version = table.Column<int>(type: "INTEGER", nullable: false),
                    default_per_million = table.Column<int>(type: "INTEGER", nullable: false),
                    loss_per_million = table.Column<int>(type: "INTEGER", nullable: false),
                    exposure = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_provisions", x => x.loan_id);
                    table.ForeignKey(
                        name: "FK_lending_provisions_lending_loans_loan_id",
                        column: x => x.loan_id,
                        principalTable: "lending_loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_recoveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    loan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_recoveries", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_recoveries_lending_loans_loan_id",
                        column: x => x.loan_id,
                        principalTable: "lending_loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_impairment_versions",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    parameters = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_impairment_versions", x => new { x.product_code, x.number });
                    table.ForeignKey(
                        name: "FK_lending_impairment_versions_lending_products_product_code",
                        column: x => x.product_code,
                        principalTable: "lending_products",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_product_versions",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_product_versions", x => new { x.product_code, x.number });
                    table.ForeignKey(
                        name: "FK_lending_product_versions_lending_products_product_code",
                        column: x => x.product_code,
                        principalTable: "lending_products",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lending_review_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    choice = table.Column<int>(type: "INTEGER", nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lending_review_decisions", x => x.id);
                    table.ForeignKey(
                        name: "FK_lending_review_decisions_lending_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "lending_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_lending_applications_party_id_id",
                table: "lending_applications",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_applications_status_id",
                table: "lending_applications",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_borrowers_group_id",
                table: "lending_borrowers",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_bureau_reports_party_id_bureau_asked_on",
                table: "lending_bureau_reports",
                columns: new[] { "party_id", "bureau", "asked_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_covenants_loan_id",
                table: "lending_covenants",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_credit_lines_application_id",
                table: "lending_credit_lines",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_credit_lines_party_id_id",
                table: "lending_credit_lines",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_credit_lines_status_id",
                table: "lending_credit_lines",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_events_is_booked_id",
                table: "lending_events",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_events_key",
                table: "lending_events",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_events_loan_id_number",
                table: "lending_events",
                columns: new[] { "loan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_impairment_versions_product_code_valid_from",
                table: "lending_impairment_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_income_batches_is_booked_id",
                table: "lending_income_batches",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_line_changes_line_id",
                table: "lending_line_changes",
                column: "line_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_line_changes_status_id",
                table: "lending_line_changes",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_line_events_is_booked_id",
                table: "lending_line_events",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_line_events_key",
                table: "lending_line_events",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_line_events_line_id_number",
                table: "lending_line_events",
                columns: new[] { "line_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_loans_account_id",
                table: "lending_loans",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_loans_application_id",
                table: "lending_loans",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_loans_party_id_id",
                table: "lending_loans",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_loans_status_id",
                table: "lending_loans",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_loss_proposals_loan_id",
                table: "lending_loss_proposals",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_loss_proposals_status_id",
                table: "lending_loss_proposals",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_product_versions_product_code_valid_from",
                table: "lending_product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_provision_batches_is_booked_id",
                table: "lending_provision_batches",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_recoveries_is_booked_id",
                table: "lending_recoveries",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_recoveries_key",
                table: "lending_recoveries",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_recoveries_loan_id",
                table: "lending_recoveries",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_refused_payments_party_id_date",
                table: "lending_refused_payments",
                columns: new[] { "party_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_review_decisions_review_id",
                table: "lending_review_decisions",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "IX_lending_review_policies_valid_from",
                table: "lending_review_policies",
                column: "valid_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_reviews_party_id_review_date",
                table: "lending_reviews",
                columns: new[] { "party_id", "review_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lending_reviews_review_date_id",
                table: "lending_reviews",
                columns: new[] { "review_date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lending_reviews_status_id",
                table: "lending_reviews",
                columns: new[] { "status", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lending_applications");

            migrationBuilder.DropTable(
                name: "lending_borrowers");

            migrationBuilder.DropTable(
                name: "lending_bureau_reports");

            migrationBuilder.DropTable(
                name: "lending_covenants");

            migrationBuilder.DropTable(
                name: "lending_events");

            migrationBuilder.DropTable(
                name: "lending_impairment_versions");

            migrationBuilder.DropTable(
                name: "lending_income_batches");

            migrationBuilder.DropTable(
                name: "lending_line_changes");

            migrationBuilder.DropTable(
                name: "lending_line_events");

            migrationBuilder.DropTable(
                name: "lending_line_statements");

            migrationBuilder.DropTable(
                name: "lending_loss_proposals");

            migrationBuilder.DropTable(
                name: "lending_product_versions");

            migrationBuilder.DropTable(
                name: "lending_provision_batches");

            migrationBuilder.DropTable(
                name: "lending_provisions");

            migrationBuilder.DropTable(
                name: "lending_recoveries");

            migrationBuilder.DropTable(
                name: "lending_refused_payments");

            migrationBuilder.DropTable(
                name: "lending_review_decisions");

            migrationBuilder.DropTable(
                name: "lending_review_policies");

            migrationBuilder.DropTable(
                name: "lending_review_runs");

            migrationBuilder.DropTable(
                name: "lending_servicing_failures");

            migrationBuilder.DropTable(
                name: "lending_borrower_groups");

            migrationBuilder.DropTable(
                name: "lending_credit_lines");

            migrationBuilder.DropTable(
                name: "lending_products");

            migrationBuilder.DropTable(
                name: "lending_loans");

            migrationBuilder.DropTable(
                name: "lending_reviews");
        }
    }
}
