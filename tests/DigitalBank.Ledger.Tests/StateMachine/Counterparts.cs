namespace DigitalBank.Ledger.Tests.StateMachine;

/// <summary>What our ledger says where the state machine says something, and what has no counterpart. The documentation lists the same keys.</summary>
internal static class Counterparts
{
    /// <summary>
    /// Result codes and ours. Several where a row breaks more than one rule: the order of checks is not the same. An empty text is success.
    /// </summary>
    public static readonly Dictionary<string, string[]> Codes = new()
    {
        ["created"] = [""],
        ["exists"] = ["replay"],
        ["id_must_not_be_zero"] = ["ledger.idempotency_key_missing"],
        ["debit_account_id_must_not_be_zero"] = ["ledger.text_invalid"],
        ["credit_account_id_must_not_be_zero"] = ["ledger.text_invalid"],
        ["code_must_not_be_zero"] = ["ledger.text_invalid"],
        ["ledger_must_not_be_zero"] = ["ledger.text_invalid", "ledger.line_invalid", "ledger.unknown_currency"],
        ["debit_account_not_found"] = ["ledger.unknown_account"],
        ["credit_account_not_found"] = ["ledger.unknown_account", "ledger.currency_mismatch"],
        ["accounts_must_have_the_same_ledger"] = ["ledger.currency_mismatch"],
        ["transfer_must_have_the_same_ledger_as_accounts"] = ["ledger.currency_mismatch"],
        ["overflows_debits_pending"] = ["ledger.balance_overflow"],
        ["overflows_credits_pending"] = ["ledger.balance_overflow"],
        ["exceeds_credits"] = ["ledger.insufficient_available_balance"],
        ["exceeds_debits"] = ["ledger.insufficient_available_balance"],
        ["exists_with_different_flags"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_ledger"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_debit_account_id"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_credit_account_id"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_amount"] = ["ledger.idempotency_key_reused", "ledger.amount_not_positive"],
        ["exists_with_different_user_data_128"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_user_data_64"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_user_data_32"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_timeout"] = ["ledger.idempotency_key_reused"],
        ["exists_with_different_code"] = ["ledger.idempotency_key_reused"],
    };

    /// <summary>Results that only a field or a rule of theirs can give.</summary>
    public static readonly Dictionary<string, string> ResultsWithout = new()
    {
        ["timestamp_must_be_zero"] = "reserved-fields",
        ["reserved_field"] = "reserved-fields",
        ["reserved_flag"] = "reserved-fields",
        ["id_must_not_be_int_max"] = "largest-id",
        ["debit_account_id_must_not_be_int_max"] = "largest-id",
        ["credit_account_id_must_not_be_int_max"] = "largest-id",
        ["accounts_must_be_different"] = "same-account",
        ["pending_id_must_be_zero"] = "separate-commands",
        ["timeout_reserved_for_pending_transfer"] = "separate-commands",
        ["id_already_failed"] = "failed-ids",
        ["overflows_debits_posted"] = "overflow-at-capture",
        ["overflows_credits_posted"] = "overflow-at-capture",
        ["overflows_debits"] = "overflow-at-capture",
        ["overflows_credits"] = "overflow-at-capture",
        ["overflows_timeout"] = "instants",
        ["closing_transfer_must_be_pending"] = "closing-transfers",
        ["debit_account_already_closed"] = "closing-transfers",
        ["credit_account_already_closed"] = "closing-transfers",
    };

    /// <summary>Why a row is not executed whatever came before it, or null.</summary>
    public static string? ReasonAgainst(CaseRow row) => row.Kind switch
    {
        "commit" or "setup" or "lookup_account" => null,
        "tick" => row[2] == "seconds" && !row[1].StartsWith('-') ? null : "instants",
        "account" => AgainstAccount(row),
        "transfer" => AgainstTransfer(row),
        "lookup_transfer" => row[2] == "timestamp" ? "imported" : null,
        _ => "queries",
    };

    private static string? AgainstAccount(CaseRow row) =>
        row.Has(AccountColumn.Imported) ? "imported"
        : row.Has(AccountColumn.Linked) || row.Result.StartsWith("linked_", StringComparison.Ordinal) ? "linked-accounts"
        : row.Result is "created" or "exists" ? null
        : "account-fields";

    private static string? AgainstTransfer(CaseRow row)
    {
        if (row.Has(TransferColumn.Imported))
        {
            return "imported";
        }

        if (ResultsWithout.TryGetValue(row.Result, out var reason))
        {
            return reason;
        }

        if (row.Has(TransferColumn.ClosesDebit) || row.Has(TransferColumn.ClosesCredit))
        {
            return "closing-transfers";
        }

        var isBounded = row.Has(TransferColumn.BoundedByDebit) || row.Has(TransferColumn.BoundedByCredit);
        if (isBounded && row.Has(TransferColumn.Pending))
        {
            return "holds-up-to";
        }

        var needsAmount = !row.Has(TransferColumn.Post) && !row.Has(TransferColumn.Void) && row.Result == "created";
        return needsAmount && row.Amount(TransferColumn.Amount) == 0 ? "zero-amounts" : null;
    }
}
