using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.SqlServer.Migrations.Lending
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "lending");

            migrationBuilder.CreateTable(
                name: "applications",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    applied_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    offered_amount = table.Column<long>(type: "bigint", nullable: false),
                    offered_currency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    offer_valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    first_reviewer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    reviewed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    review_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    decision_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 48033, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    inputs_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 48033, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "borrower_groups",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false),
                    turn = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_borrower_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bureau_reports",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bureau = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    consent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "varbinary(6033)", maxLength: 6033, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bureau_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credit_lines",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    application_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "int", nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: false),
                    monthly_burden = table.Column<long>(type: "bigint", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    available_until = table.Column<DateOnly>(type: "date", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    is_blocked = table.Column<bool>(type: "bit", nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    days_past_due = table.Column<int>(type: "int", nullable: false),
                    serviced_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_event = table.Column<int>(type: "int", nullable: false),
                    statements = table.Column<int>(type: "int", nullable: false),
                    failure_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false),
                    accrued_fees = table.Column<long>(type: "bigint", nullable: false),
                    accrued_interest = table.Column<long>(type: "bigint", nullable: false),
                    accrued_penalties = table.Column<long>(type: "bigint", nullable: false),
                    owed_fees = table.Column<long>(type: "bigint", nullable: false),
                    owed_interest = table.Column<long>(type: "bigint", nullable: false),
                    owed_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "income_batches",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    loans = table.Column<int>(type: "int", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false),
                    earned_fees = table.Column<long>(type: "bigint", nullable: false),
                    earned_interest = table.Column<long>(type: "bigint", nullable: false),
                    earned_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_income_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loans",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    application_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    product_version = table.Column<int>(type: "int", nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    outstanding = table.Column<long>(type: "bigint", nullable: false),
                    instalment = table.Column<long>(type: "bigint", nullable: false),
                    instalments = table.Column<int>(type: "int", nullable: false),
                    start_date = table.Column<DateOnly>(type: "date", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    credit_balance = table.Column<long>(type: "bigint", nullable: false),
                    days_past_due = table.Column<int>(type: "int", nullable: false),
                    last_late_on = table.Column<DateOnly>(type: "date", nullable: true),
                    serviced_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_event = table.Column<int>(type: "int", nullable: false),
                    default_at_origination_per_million = table.Column<int>(type: "int", nullable: true),
                    lost = table.Column<long>(type: "bigint", nullable: false),
                    recovered = table.Column<long>(type: "bigint", nullable: false),
                    accepted_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    accrued_fees = table.Column<long>(type: "bigint", nullable: false),
                    accrued_interest = table.Column<long>(type: "bigint", nullable: false),
                    accrued_penalties = table.Column<long>(type: "bigint", nullable: false),
                    owed_fees = table.Column<long>(type: "bigint", nullable: false),
                    owed_interest = table.Column<long>(type: "bigint", nullable: false),
                    owed_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_loans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "lending",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "provision_batches",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provision_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refused_payments",
                schema: "lending",
                columns: table => new
                {
                    payment_order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_payments", x => x.payment_order_id);
                });

            migrationBuilder.CreateTable(
                name: "review_policies",
                schema: "lending",
                columns: table => new
                {
                    number = table.Column<int>(type: "int", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    policy = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_policies", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "review_runs",
                schema: "lending",
                columns: table => new
                {
                    review_date = table.Column<DateOnly>(type: "date", nullable: false),
                    policy_number = table.Column<int>(type: "int", nullable: false),
                    due = table.Column<int>(type: "int", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    after = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reviewed = table.Column<int>(type: "int", nullable: false),
                    failed = table.Column<int>(type: "int", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_runs", x => x.review_date);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    review_date = table.Column<DateOnly>(type: "date", nullable: false),
                    policy_number = table.Column<int>(type: "int", nullable: false),
                    outcome = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    points = table.Column<int>(type: "int", nullable: false),
                    grade = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    previous_grade = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    warnings = table.Column<int>(type: "int", nullable: false),
                    utilisation_percent = table.Column<decimal>(type: "decimal(5,1)", precision: 5, scale: 1, nullable: false),
                    overdue_loans = table.Column<int>(type: "int", nullable: false),
                    missing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    first_decider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    first_choice = table.Column<int>(type: "int", nullable: true),
                    first_limit = table.Column<long>(type: "bigint", nullable: true),
                    reviewed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    inputs_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 48033, nullable: true),
                    result_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 48033, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "servicing_failures",
                schema: "lending",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    failed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_failures", x => x.loan_id);
                });

            migrationBuilder.CreateTable(
                name: "borrowers",
                schema: "lending",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    group_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    is_frozen = table.Column<bool>(type: "bit", nullable: false),
                    limit_minor = table.Column<long>(type: "bigint", nullable: true),
                    limit_of_minor = table.Column<long>(type: "bigint", nullable: true),
                    limit_currency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: true),
                    limit_set_on = table.Column<DateOnly>(type: "date", nullable: true),
                    turn = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_borrowers", x => x.party_id);
                    table.ForeignKey(
                        name: "FK_borrowers_borrower_groups_group_id",
                        column: x => x.group_id,
                        principalSchema: "lending",
                        principalTable: "borrower_groups",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "line_changes",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    line_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: true),
                    available_until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    proposed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_line_changes_credit_lines_line_id",
                        column: x => x.line_id,
                        principalSchema: "lending",
                        principalTable: "credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "line_events",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    line_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    target = table.Column<int>(type: "int", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    recorded_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    days_past_due = table.Column<int>(type: "int", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false),
                    fresh_fees = table.Column<long>(type: "bigint", nullable: false),
                    fresh_interest = table.Column<long>(type: "bigint", nullable: false),
                    fresh_penalties = table.Column<long>(type: "bigint", nullable: false),
                    owed_fees = table.Column<long>(type: "bigint", nullable: false),
                    owed_interest = table.Column<long>(type: "bigint", nullable: false),
                    owed_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_line_events_credit_lines_line_id",
                        column: x => x.line_id,
                        principalSchema: "lending",
                        principalTable: "credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "line_statements",
                schema: "lending",
                columns: table => new
                {
                    line_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    drawn = table.Column<long>(type: "bigint", nullable: false),
                    repaid = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    past_due = table.Column<long>(type: "bigint", nullable: false),
                    minimum = table.Column<long>(type: "bigint", nullable: false),
                    charged_fees = table.Column<long>(type: "bigint", nullable: false),
                    charged_interest = table.Column<long>(type: "bigint", nullable: false),
                    charged_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_statements", x => new { x.line_id, x.number });
                    table.ForeignKey(
                        name: "FK_line_statements_credit_lines_line_id",
                        column: x => x.line_id,
                        principalSchema: "lending",
                        principalTable: "credit_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "covenants",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    first_due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    times_met = table.Column<int>(type: "int", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: true),
                    every_months = table.Column<int>(type: "int", nullable: true),
                    last_met_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_covenants", x => x.id);
                    table.ForeignKey(
                        name: "FK_covenants_loans_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "lending",
                        principalTable: "loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "events",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    target = table.Column<int>(type: "int", nullable: true),
                    details = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    recorded_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    days_past_due = table.Column<int>(type: "int", nullable: false),
                    ends_loan = table.Column<bool>(type: "bit", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false),
                    is_reversed = table.Column<bool>(type: "bit", nullable: false),
                    credit_balance = table.Column<long>(type: "bigint", nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    owed_fees = table.Column<long>(type: "bigint", nullable: false),
                    owed_interest = table.Column<long>(type: "bigint", nullable: false),
                    owed_penalties = table.Column<long>(type: "bigint", nullable: false),
                    fresh_fees = table.Column<long>(type: "bigint", nullable: false),
                    fresh_interest = table.Column<long>(type: "bigint", nullable: false),
                    fresh_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_events_loans_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "lending",
                        principalTable: "loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "loss_proposals",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    proposed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    owed_fees = table.Column<long>(type: "bigint", nullable: false),
                    owed_interest = table.Column<long>(type: "bigint", nullable: false),
                    owed_penalties = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_loss_proposals", x => x.id);
                    table.ForeignKey(
                        name: "FK_loss_proposals_loans_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "lending",
                        principalTable: "loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provisions",
                schema: "lending",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    stage = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<int>(type: "int", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    parameters_version = table.Column<int>(type: "int", nullable: false),
                    default_per_million = table.Column<int>(type: "int", nullable: false),
                    loss_per_million = table.Column<int>(type: "int", nullable: false),
                    exposure = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisions", x => x.loan_id);
                    table.ForeignKey(
                        name: "FK_provisions_loans_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "lending",
                        principalTable: "loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recoveries",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loan_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    recorded_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recoveries", x => x.id);
                    table.ForeignKey(
                        name: "FK_recoveries_loans_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "lending",
                        principalTable: "loans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "impairment_versions",
                schema: "lending",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    parameters = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_impairment_versions", x => new { x.product_code, x.number });
                    table.ForeignKey(
                        name: "FK_impairment_versions_products_product_code",
                        column: x => x.product_code,
                        principalSchema: "lending",
                        principalTable: "products",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_versions",
                schema: "lending",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    terms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_versions", x => new { x.product_code, x.number });
                    table.ForeignKey(
                        name: "FK_product_versions_products_product_code",
                        column: x => x.product_code,
                        principalSchema: "lending",
                        principalTable: "products",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_decisions",
                schema: "lending",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    review_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    choice = table.Column<int>(type: "int", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_decisions", x => x.id);
                    table.ForeignKey(
                        name: "FK_review_decisions_reviews_review_id",
                        column: x => x.review_id,
                        principalSchema: "lending",
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_applications_party_id_id",
                schema: "lending",
                table: "applications",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_applications_status_id",
                schema: "lending",
                table: "applications",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_borrowers_group_id",
                schema: "lending",
                table: "borrowers",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "IX_bureau_reports_party_id_bureau_asked_on",
                schema: "lending",
                table: "bureau_reports",
                columns: new[] { "party_id", "bureau", "asked_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_covenants_loan_id",
                schema: "lending",
                table: "covenants",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_lines_application_id",
                schema: "lending",
                table: "credit_lines",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_lines_party_id_id",
                schema: "lending",
                table: "credit_lines",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_lines_status_id",
                schema: "lending",
                table: "credit_lines",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_events_is_booked_id",
                schema: "lending",
                table: "events",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_events_key",
                schema: "lending",
                table: "events",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_events_loan_id_number",
                schema: "lending",
                table: "events",
                columns: new[] { "loan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_impairment_versions_product_code_valid_from",
                schema: "lending",
                table: "impairment_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_income_batches_is_booked_id",
                schema: "lending",
                table: "income_batches",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_line_changes_line_id",
                schema: "lending",
                table: "line_changes",
                column: "line_id");

            migrationBuilder.CreateIndex(
                name: "IX_line_changes_status_id",
                schema: "lending",
                table: "line_changes",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_line_events_is_booked_id",
                schema: "lending",
                table: "line_events",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_line_events_key",
                schema: "lending",
                table: "line_events",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_line_events_line_id_number",
                schema: "lending",
                table: "line_events",
                columns: new[] { "line_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_loans_account_id",
                schema: "lending",
                table: "loans",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_loans_application_id",
                schema: "lending",
                table: "loans",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "IX_loans_party_id_id",
                schema: "lending",
                table: "loans",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_loans_status_id",
                schema: "lending",
                table: "loans",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_loss_proposals_loan_id",
                schema: "lending",
                table: "loss_proposals",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_loss_proposals_status_id",
                schema: "lending",
                table: "loss_proposals",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_product_versions_product_code_valid_from",
                schema: "lending",
                table: "product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_provision_batches_is_booked_id",
                schema: "lending",
                table: "provision_batches",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_is_booked_id",
                schema: "lending",
                table: "recoveries",
                columns: new[] { "is_booked", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_key",
                schema: "lending",
                table: "recoveries",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_loan_id",
                schema: "lending",
                table: "recoveries",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "IX_refused_payments_party_id_date",
                schema: "lending",
                table: "refused_payments",
                columns: new[] { "party_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_review_decisions_review_id",
                schema: "lending",
                table: "review_decisions",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "IX_review_policies_valid_from",
                schema: "lending",
                table: "review_policies",
                column: "valid_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reviews_party_id_review_date",
                schema: "lending",
                table: "reviews",
                columns: new[] { "party_id", "review_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reviews_review_date_id",
                schema: "lending",
                table: "reviews",
                columns: new[] { "review_date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reviews_status_id",
                schema: "lending",
                table: "reviews",
                columns: new[] { "status", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applications",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "borrowers",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "bureau_reports",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "covenants",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "events",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "impairment_versions",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "income_batches",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "line_changes",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "line_events",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "line_statements",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "loss_proposals",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "product_versions",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "provision_batches",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "provisions",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "recoveries",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "refused_payments",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "review_decisions",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "review_policies",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "review_runs",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "servicing_failures",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "borrower_groups",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "credit_lines",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "products",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "loans",
                schema: "lending");

            migrationBuilder.DropTable(
                name: "reviews",
                schema: "lending");
        }
    }
}
