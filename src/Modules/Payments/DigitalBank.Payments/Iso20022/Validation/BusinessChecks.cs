namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>What the business rules say about one message; null where a rule has nothing to look at.</summary>
/// <param name="Ibans">How many IBANs the message holds.</param>
/// <param name="IbanAllValid">Country, length, structure and check digits of each.</param>
/// <param name="NboftxsOk">The claimed numbers of transactions are right.</param>
/// <param name="CtrlsumOk">The claimed control sums are right.</param>
/// <param name="StatementBalanceOk">Opening balance and booked entries give the closing balance.</param>
/// <param name="CurrencyKnown">Every currency is or was one of ISO 4217.</param>
/// <param name="AmountDecimalsOk">No amount to be paid or booked has more decimals than its currency.</param>
internal sealed record BusinessChecks(
    int Ibans,
    bool? IbanAllValid,
    bool? NboftxsOk,
    bool? CtrlsumOk,
    bool? StatementBalanceOk,
    bool? CurrencyKnown,
    bool? AmountDecimalsOk)
{
    public static BusinessChecks None { get; } = new(0, null, null, null, null, null, null);

    /// <summary>Names of the rules that are broken, as the columns of a manifest are named.</summary>
    public IEnumerable<string> Failing =>
        new (string Name, bool? Holds)[]
        {
            ("iban_all_valid", IbanAllValid),
            ("nboftxs_ok", NboftxsOk),
            ("ctrlsum_ok", CtrlsumOk),
            ("statement_balance_ok", StatementBalanceOk),
            ("currency_known", CurrencyKnown),
            ("amount_decimals_ok", AmountDecimalsOk),
        }.Where(check => check.Holds == false).Select(check => check.Name);
}
