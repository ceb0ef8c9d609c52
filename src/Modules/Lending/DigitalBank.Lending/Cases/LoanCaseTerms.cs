using System.Collections.Frozen;
using System.Text.Json.Nodes;
using DigitalBank.Lending.Loans;
using static DigitalBank.Lending.Loans.Component;

namespace DigitalBank.Lending.Cases;

/// <summary>Reads what files of cases say about payments.</summary>
internal static class LoanCaseTerms
{
    public static LoanTerms Of(JsonObject terms, DateOnly start)
    {
        var allocation = AllocationOf(terms);
        return new LoanTerms
        {
            Schedule = ScheduleCaseTerms.Of(terms, start) with { JoinsInstalmentOfItsDay = !allocation.IsIncremental },
            Allocation = allocation,
            TakesDownPayment = terms["down_payment"]?["auto_repay"]?.GetValue<bool>() == true,
            LateFeePercent = (terms["product_charges"] as JsonArray ?? [])
                .Any(charge => CaseFile.TextOf(charge) == "LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST") ? 1.5m : null,
            ChargebackOrder = CaseFile.TextOf(terms["product"])?.EndsWith("CREDIT_ALLOCATION", StringComparison.Ordinal) == true
                ? [Penalty, Fee, Interest, Principal]
                : [Principal],
        };
    }

    private static AllocationPolicy AllocationOf(JsonObject terms) => CaseFile.TextOf(terms["allocation_strategy"]) switch
    {
        null when CaseFile.TextOf(terms["schedule_type"]) == "PROGRESSIVE" => Advanced(terms),
        "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER" or null => AllocationPolicy.InOrder(Penalty, Fee, Interest, Principal),
        "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE" => AllocationPolicy.DueFirst(
            [Penalty, Interest, Principal, Fee], [Penalty, Interest, Principal, Fee]),
        "DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST" => AllocationPolicy.DueFirst(
            [Penalty, Fee, Interest, Principal], [Principal, Penalty, Fee, Interest]),
        "ADVANCED_PAYMENT_ALLOCATION" => Advanced(terms),
        var other => throw new FormatException($"'{other}' is not an order of allocation that is known here."),
    };

    private static AllocationPolicy Advanced(JsonObject terms)
    {
        Component[] components = [Penalty, Fee, Principal, Interest];
        return new AllocationPolicy(
            [(Timing.PastDue, components), (Timing.Due, components), (Timing.InAdvance, components)],
            CaseFile.TextOf(terms["schedule_processing"]) == "VERTICAL" ? AllocationDirection.Vertical : AllocationDirection.Horizontal,
            FutureRule.NextInstalment,
            new Dictionary<PaymentKind, FutureRule>
            {
                [PaymentKind.GoodwillCredit] = FutureRule.LastInstalment,
                [PaymentKind.MerchantIssuedRefund] = FutureRule.Reamortisation,
                [PaymentKind.PayoutRefund] = FutureRule.NextInstalment,
            }.ToFrozenDictionary(),
            IsIncremental: true);
    }
}
