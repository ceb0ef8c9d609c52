using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.SqlServer.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.CreateTable(
                name: "account_activity",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    last_customer_activity_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_activity", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "account_applications",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    applied_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    applied_at = table.Column<long>(type: "bigint", nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_blocks",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    expiry_date = table.Column<DateOnly>(type: "date", nullable: true),
                    lifted_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    lifted_at = table.Column<long>(type: "bigint", nullable: true),
                    lift_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_blocks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: false),
                    iban = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    holder_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    block = table.Column<int>(type: "int", nullable: false),
                    dormancy = table.Column<int>(type: "int", nullable: false),
                    dormant_since = table.Column<DateOnly>(type: "date", nullable: true),
                    reactivation_asked_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    reactivation_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    reactivated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    signing = table.Column<int>(type: "int", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    switched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    close_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    pay_out_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    pending = table.Column<int>(type: "int", nullable: false),
                    opening_key = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    import_fingerprint = table.Column<string>(type: "varchar(96)", unicode: false, maxLength: 96, nullable: true),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    taken_over = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    holder_name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accrual_bookings",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    event_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accrual_bookings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreed_switches",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    switch_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_product = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    agreed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    agreed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    remark = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreed_switches", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "arranged_overdrafts",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arranged_overdrafts", x => new { x.account_id, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "closed_periods",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    opening_arranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_arranged_whole = table.Column<long>(type: "bigint", nullable: false),
                    opening_credit_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_credit_whole = table.Column<long>(type: "bigint", nullable: false),
                    opening_unarranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_unarranged_whole = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closed_periods", x => new { x.account_id, x.posting_date });
                });

            migrationBuilder.CreateTable(
                name: "daily_accruals",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    step = table.Column<int>(type: "int", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    until_date = table.Column<DateOnly>(type: "date", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    booked_credit = table.Column<long>(type: "bigint", nullable: false),
                    booked_debit = table.Column<long>(type: "bigint", nullable: false),
                    is_anew = table.Column<bool>(type: "bit", nullable: false),
                    credit_fraction = table.Column<long>(type: "bigint", nullable: false),
                    credit_whole = table.Column<long>(type: "bigint", nullable: false),
                    debit_fraction = table.Column<long>(type: "bigint", nullable: false),
                    debit_whole = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_accruals", x => new { x.account_id, x.business_date, x.step });
                });

            migrationBuilder.CreateTable(
                name: "deposit_failures",
                schema: "accounts",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    failed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deposit_failures", x => x.deposit_id);
                });

            migrationBuilder.CreateTable(
                name: "deposit_instalments",
                schema: "accounts",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    grace_until = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    last_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deposit_instalments", x => new { x.deposit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "deposit_payouts",
                schema: "accounts",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    term_number = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    penalty = table.Column<long>(type: "bigint", nullable: false),
                    tax_returned = table.Column<long>(type: "bigint", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deposit_payouts", x => new { x.deposit_id, x.term_number });
                });

            migrationBuilder.CreateTable(
                name: "deposit_terms",
                schema: "accounts",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    maturity = table.Column<DateOnly>(type: "date", nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    rate = table.Column<long>(type: "bigint", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deposit_terms", x => new { x.deposit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "deposits",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    opening_key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<int>(type: "int", nullable: false),
                    unit = table.Column<int>(type: "int", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    funding_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payout_account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instruction = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    term_number = table.Column<int>(type: "int", nullable: false),
                    matures_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deposits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fee_charges",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    reversal_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    failure_code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fee_charges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "interest_accounts",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    accrued_until = table.Column<DateOnly>(type: "date", nullable: false),
                    next_posting = table.Column<DateOnly>(type: "date", nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    average_start = table.Column<DateOnly>(type: "date", nullable: false),
                    average_sum = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    seen_entry_id = table.Column<long>(type: "bigint", nullable: false),
                    booked_credit = table.Column<long>(type: "bigint", nullable: false),
                    booked_debit = table.Column<long>(type: "bigint", nullable: false),
                    opened_period_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    is_ended = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    arranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    arranged_whole = table.Column<long>(type: "bigint", nullable: false),
                    average_interest_fraction = table.Column<long>(type: "bigint", nullable: false),
                    average_interest_whole = table.Column<long>(type: "bigint", nullable: false),
                    compounded_fraction = table.Column<long>(type: "bigint", nullable: false),
                    compounded_whole = table.Column<long>(type: "bigint", nullable: false),
                    credit_fraction = table.Column<long>(type: "bigint", nullable: false),
                    credit_whole = table.Column<long>(type: "bigint", nullable: false),
                    opening_arranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_arranged_whole = table.Column<long>(type: "bigint", nullable: false),
                    opening_credit_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_credit_whole = table.Column<long>(type: "bigint", nullable: false),
                    opening_unarranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    opening_unarranged_whole = table.Column<long>(type: "bigint", nullable: false),
                    unarranged_fraction = table.Column<long>(type: "bigint", nullable: false),
                    unarranged_whole = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interest_accounts", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "interest_failures",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    failed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interest_failures", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "interest_postings",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false),
                    arranged = table.Column<long>(type: "bigint", nullable: false),
                    unarranged = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    is_booked = table.Column<bool>(type: "bit", nullable: false),
                    credit_entry_id = table.Column<long>(type: "bigint", nullable: true),
                    debit_entry_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interest_postings", x => new { x.account_id, x.posting_date, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "interest_runs",
                schema: "accounts",
                columns: table => new
                {
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    through_entry_id = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interest_runs", x => x.business_date);
                });

            migrationBuilder.CreateTable(
                name: "joint_holders",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    share_percent = table.Column<decimal>(type: "decimal(7,4)", precision: 7, scale: 4, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joint_holders", x => new { x.account_id, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    may_pay = table.Column<bool>(type: "bit", nullable: false),
                    payment_limit = table.Column<long>(type: "bigint", nullable: true),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    until_date = table.Column<DateOnly>(type: "date", nullable: true),
                    granted_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    revoked_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    revoke_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "accounts",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "product_switches",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    switch_date = table.Column<DateOnly>(type: "date", nullable: false),
                    from_product = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    to_product = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    switched_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    switched_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_switches", x => new { x.account_id, x.switch_date });
                });

            migrationBuilder.CreateTable(
                name: "product_versions",
                schema: "accounts",
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
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "accounts",
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
                name: "reference_rates",
                schema: "accounts",
                columns: table => new
                {
                    index = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reference_rates", x => new { x.index, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "statement_failures",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    failed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_failures", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "statement_plans",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    cycle = table.Column<int>(type: "int", nullable: false),
                    formats = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_plans", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sequence_number = table.Column<int>(type: "int", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    closing_balance = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    formats = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => new { x.account_id, x.sequence_number });
                });

            migrationBuilder.CreateTable(
                name: "tax_withheld",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_withheld", x => new { x.account_id, x.posting_date, x.revision, x.code });
                });

            migrationBuilder.CreateTable(
                name: "transaction_categories",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    line_number = table.Column<int>(type: "int", nullable: false),
                    category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_categories", x => new { x.account_id, x.entry_id, x.line_number });
                });

            migrationBuilder.CreateTable(
                name: "value_days",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_value_days", x => new { x.account_id, x.value_date });
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_applications_status_id",
                schema: "accounts",
                table: "account_applications",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_blocks_account_id_lifted_at",
                schema: "accounts",
                table: "account_blocks",
                columns: new[] { "account_id", "lifted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_blocks_expiry_date",
                schema: "accounts",
                table: "account_blocks",
                column: "expiry_date");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_holder_party_id_id",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_identifier_currency_code",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "identifier", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_opening_key",
                schema: "accounts",
                table: "accounts",
                column: "opening_key",
                unique: true,
                filter: "[opening_key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_pending",
                schema: "accounts",
                table: "accounts",
                column: "pending");

            migrationBuilder.CreateIndex(
                name: "IX_accrual_bookings_entry_id",
                schema: "accounts",
                table: "accrual_bookings",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_switches_status_switch_date_account_id",
                schema: "accounts",
                table: "agreed_switches",
                columns: new[] { "status", "switch_date", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_deposit_instalments_status_due_date_deposit_id",
                schema: "accounts",
                table: "deposit_instalments",
                columns: new[] { "status", "due_date", "deposit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_deposit_payouts_is_booked_deposit_id",
                schema: "accounts",
                table: "deposit_payouts",
                columns: new[] { "is_booked", "deposit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_deposit_terms_account_id",
                schema: "accounts",
                table: "deposit_terms",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_deposits_account_id",
                schema: "accounts",
                table: "deposits",
                column: "account_id",
                unique: true,
                filter: "[account_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deposits_account_key",
                schema: "accounts",
                table: "deposits",
                column: "account_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deposits_holder_party_id_id",
                schema: "accounts",
                table: "deposits",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_deposits_opening_key",
                schema: "accounts",
                table: "deposits",
                column: "opening_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deposits_status_matures_on_id",
                schema: "accounts",
                table: "deposits",
                columns: new[] { "status", "matures_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_fee_charges_account_id_code_due_date",
                schema: "accounts",
                table: "fee_charges",
                columns: new[] { "account_id", "code", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_fee_charges_status_id",
                schema: "accounts",
                table: "fee_charges",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_interest_accounts_next_posting_account_id",
                schema: "accounts",
                table: "interest_accounts",
                columns: new[] { "next_posting", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_interest_postings_is_booked_account_id",
                schema: "accounts",
                table: "interest_postings",
                columns: new[] { "is_booked", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_joint_holders_party_id",
                schema: "accounts",
                table: "joint_holders",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_mandates_account_id_party_id",
                schema: "accounts",
                table: "mandates",
                columns: new[] { "account_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mandates_party_id",
                schema: "accounts",
                table: "mandates",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_product_versions_product_code_valid_from",
                schema: "accounts",
                table: "product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statement_plans_cycle_account_id",
                schema: "accounts",
                table: "statement_plans",
                columns: new[] { "cycle", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_account_id_to_date",
                schema: "accounts",
                table: "statements",
                columns: new[] { "account_id", "to_date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_activity",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "account_applications",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "account_blocks",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "accounts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "accrual_bookings",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "agreed_switches",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "arranged_overdrafts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "closed_periods",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "daily_accruals",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deposit_failures",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deposit_instalments",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deposit_payouts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deposit_terms",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "deposits",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "fee_charges",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "interest_accounts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "interest_failures",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "interest_postings",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "interest_runs",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "joint_holders",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "mandates",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "product_switches",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "product_versions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "products",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "reference_rates",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "statement_failures",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "statement_plans",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "statements",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "tax_withheld",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "transaction_categories",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "value_days",
                schema: "accounts");
        }
    }
}
