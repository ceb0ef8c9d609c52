using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_account_activity",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_customer_activity_date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_account_activity", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_account_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    applied_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_account_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_account_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expiry_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    lifted_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lift_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_account_blocks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    iban = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    holder_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    block = table.Column<int>(type: "INTEGER", nullable: false),
                    dormancy = table.Column<int>(type: "INTEGER", nullable: false),
                    dormant_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reactivation_asked_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reactivation_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    reactivated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    signing = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    switched_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    close_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    pay_out_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    pending = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    import_fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 96, nullable: true),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    holder_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_accrual_bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    event_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accrual_bookings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_agreed_switches",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    switch_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_product = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    agreed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    agreed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_agreed_switches", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_arranged_overdrafts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_arranged_overdrafts", x => new { x.account_id, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "accounts_closed_periods",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_arranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_arranged_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_credit_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_credit_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_unarranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_unarranged_whole = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_closed_periods", x => new { x.account_id, x.posting_date });
                });

            migrationBuilder.CreateTable(
                name: "accounts_daily_accruals",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false),
                    booked_credit = table.Column<long>(type: "INTEGER", nullable: false),
                    booked_debit = table.Column<long>(type: "INTEGER", nullable: false),
                    is_anew = table.Column<bool>(type: "INTEGER", nullable: false),
                    credit_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    credit_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_whole = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_daily_accruals", x => new { x.account_id, x.business_date, x.step });
                });

            migrationBuilder.CreateTable(
                name: "accounts_deposit_failures",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_deposit_failures", x => x.deposit_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_deposit_instalments",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    grace_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_deposit_instalments", x => new { x.deposit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_deposit_payouts",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    term_number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    penalty = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_returned = table.Column<long>(type: "INTEGER", nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_deposit_payouts", x => new { x.deposit_id, x.term_number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_deposit_terms",
                columns: table => new
                {
                    deposit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    maturity = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    principal = table.Column<long>(type: "INTEGER", nullable: false),
                    rate = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_deposit_terms", x => new { x.deposit_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_deposits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opening_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<int>(type: "INTEGER", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    funding_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payout_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instruction = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    term_number = table.Column<int>(type: "INTEGER", nullable: false),
                    matures_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_deposits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_fee_charges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reversal_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_fee_charges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_interest_accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    accrued_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    next_posting = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    average_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    average_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    booked_credit = table.Column<long>(type: "INTEGER", nullable: false),
                    booked_debit = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_period_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    is_ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    arranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    arranged_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    average_interest_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    average_interest_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    compounded_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    compounded_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    credit_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    credit_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_arranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_arranged_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_credit_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_credit_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_unarranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_unarranged_whole = table.Column<long>(type: "INTEGER", nullable: false),
                    unarranged_fraction = table.Column<long>(type: "INTEGER", nullable: false),
                    unarranged_whole = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_interest_accounts", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_interest_failures",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_interest_failures", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_interest_postings",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    credit = table.Column<long>(type: "INTEGER", nullable: false),
                    arranged = table.Column<long>(type: "INTEGER", nullable: false),
                    unarranged = table.Column<long>(type: "INTEGER", nullable: false),
                    tax = table.Column<long>(type: "INTEGER", nullable: false),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    credit_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    debit_entry_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_interest_postings", x => new { x.account_id, x.posting_date, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "accounts_interest_runs",
                columns: table => new
                {
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    through_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_interest_runs", x => x.business_date);
                });

            migrationBuilder.CreateTable(
                name: "accounts_joint_holders",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    share_percent = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_joint_holders", x => new { x.account_id, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "accounts_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    may_pay = table.Column<bool>(type: "INTEGER", nullable: false),
                    payment_limit = table.Column<long>(type: "INTEGER", nullable: true),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    granted_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    revoked_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoke_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_number_series",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_number_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "accounts_product_switches",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    switch_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_product = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to_product = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    switched_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    switched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_product_switches", x => new { x.account_id, x.switch_date });
                });

            migrationBuilder.CreateTable(
                name: "accounts_product_versions",
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
                    table.PrimaryKey("PK_accounts_product_versions", x => new { x.product_code, x.number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_products",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_products", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "accounts_reference_rates",
                columns: table => new
                {
                    index = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rate = table.Column<long>(type: "INTEGER", nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_reference_rates", x => new { x.index, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "accounts_statement_failures",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_statement_failures", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_statement_plans",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cycle = table.Column<int>(type: "INTEGER", nullable: false),
                    formats = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_statement_plans", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_statements",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence_number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    closing_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    formats = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_statements", x => new { x.account_id, x.sequence_number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_tax_withheld",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_tax_withheld", x => new { x.account_id, x.posting_date, x.revision, x.code });
                });

            migrationBuilder.CreateTable(
                name: "accounts_transaction_categories",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line_number = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_transaction_categories", x => new { x.account_id, x.entry_id, x.line_number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_value_days",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    net = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_value_days", x => new { x.account_id, x.value_date });
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_applications_status_id",
                table: "accounts_account_applications",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_blocks_account_id_lifted_at",
                table: "accounts_account_blocks",
                columns: new[] { "account_id", "lifted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_blocks_expiry_date",
                table: "accounts_account_blocks",
                column: "expiry_date");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_holder_party_id_id",
                table: "accounts_accounts",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_identifier_currency_code",
                table: "accounts_accounts",
                columns: new[] { "identifier", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_opening_key",
                table: "accounts_accounts",
                column: "opening_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_pending",
                table: "accounts_accounts",
                column: "pending");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accrual_bookings_entry_id",
                table: "accounts_accrual_bookings",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_agreed_switches_status_switch_date_account_id",
                table: "accounts_agreed_switches",
                columns: new[] { "status", "switch_date", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposit_instalments_status_due_date_deposit_id",
                table: "accounts_deposit_instalments",
                columns: new[] { "status", "due_date", "deposit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposit_payouts_is_booked_deposit_id",
                table: "accounts_deposit_payouts",
                columns: new[] { "is_booked", "deposit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposit_terms_account_id",
                table: "accounts_deposit_terms",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposits_account_id",
                table: "accounts_deposits",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposits_account_key",
                table: "accounts_deposits",
                column: "account_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposits_holder_party_id_id",
                table: "accounts_deposits",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposits_opening_key",
                table: "accounts_deposits",
                column: "opening_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_deposits_status_matures_on_id",
                table: "accounts_deposits",
                columns: new[] { "status", "matures_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_fee_charges_account_id_code_due_date",
                table: "accounts_fee_charges",
                columns: new[] { "account_id", "code", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_fee_charges_status_id",
                table: "accounts_fee_charges",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_interest_accounts_next_posting_account_id",
                table: "accounts_interest_accounts",
                columns: new[] { "next_posting", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_interest_postings_is_booked_account_id",
                table: "accounts_interest_postings",
                columns: new[] { "is_booked", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_joint_holders_party_id",
                table: "accounts_joint_holders",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_mandates_account_id_party_id",
                table: "accounts_mandates",
                columns: new[] { "account_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_mandates_party_id",
                table: "accounts_mandates",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_product_versions_product_code_valid_from",
                table: "accounts_product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_statement_plans_cycle_account_id",
                table: "accounts_statement_plans",
                columns: new[] { "cycle", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_statements_account_id_to_date",
                table: "accounts_statements",
                columns: new[] { "account_id", "to_date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_account_activity");

            migrationBuilder.DropTable(
                name: "accounts_account_applications");

            migrationBuilder.DropTable(
                name: "accounts_account_blocks");

            migrationBuilder.DropTable(
                name: "accounts_accounts");

            migrationBuilder.DropTable(
                name: "accounts_accrual_bookings");

            migrationBuilder.DropTable(
                name: "accounts_agreed_switches");

            migrationBuilder.DropTable(
                name: "accounts_arranged_overdrafts");

            migrationBuilder.DropTable(
                name: "accounts_closed_periods");

            migrationBuilder.DropTable(
                name: "accounts_daily_accruals");

            migrationBuilder.DropTable(
                name: "accounts_deposit_failures");

            migrationBuilder.DropTable(
                name: "accounts_deposit_instalments");

            migrationBuilder.DropTable(
                name: "accounts_deposit_payouts");

            migrationBuilder.DropTable(
                name: "accounts_deposit_terms");

            migrationBuilder.DropTable(
                name: "accounts_deposits");

            migrationBuilder.DropTable(
                name: "accounts_fee_charges");

            migrationBuilder.DropTable(
                name: "accounts_interest_accounts");

            migrationBuilder.DropTable(
                name: "accounts_interest_failures");

            migrationBuilder.DropTable(
                name: "accounts_interest_postings");

            migrationBuilder.DropTable(
                name: "accounts_interest_runs");

            migrationBuilder.DropTable(
                name: "accounts_joint_holders");

            migrationBuilder.DropTable(
                name: "accounts_mandates");

            migrationBuilder.DropTable(
                name: "accounts_number_series");

            migrationBuilder.DropTable(
                name: "accounts_product_switches");

            migrationBuilder.DropTable(
                name: "accounts_product_versions");

            migrationBuilder.DropTable(
                name: "accounts_products");

            migrationBuilder.DropTable(
                name: "accounts_reference_rates");

            migrationBuilder.DropTable(
                name: "accounts_statement_failures");

            migrationBuilder.DropTable(
                name: "accounts_statement_plans");

            migrationBuilder.DropTable(
                name: "accounts_statements");

            migrationBuilder.DropTable(
                name: "accounts_tax_withheld");

            migrationBuilder.DropTable(
                name: "accounts_transaction_categories");

            migrationBuilder.DropTable(
                name: "accounts_value_days");
        }
    }
}
