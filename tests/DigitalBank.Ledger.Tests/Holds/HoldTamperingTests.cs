using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

/// <summary>Someone with full access to the database changes holds. Each row is one change, and what the check must name.</summary>
public sealed class HoldTamperingTests
{
    /// <summary>Entry 1 brings money; hold 1 is captured in part by entry 2 and open, hold 2 is released.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "UPDATE ledger.balances SET held = held - 1 WHERE held > 0", "held_differs" },
        { "UPDATE ledger.balances SET held = 5 WHERE held = 0", "held_differs" },
        { "UPDATE ledger.holds SET amount = amount + 1 WHERE status = 1", "hold_differs" },
        { "UPDATE ledger.holds SET captured = captured + 1 WHERE status = 1", "hold_differs" },
        { "UPDATE ledger.holds SET status = 3 WHERE status = 1", "hold_differs" },
        { "UPDATE ledger.holds SET status = 1 WHERE status = 3", "hold_differs" },
        { "UPDATE ledger.holds SET changes = 9 WHERE status = 1", "hold_changes_missing" },
        { "DELETE FROM ledger.holds WHERE status = 3", "hold_missing" },
        { "DELETE FROM ledger.hold_changes WHERE kind = 2", "hold_changes_missing" },
        { "DELETE FROM ledger.hold_changes WHERE kind = 1", "hold_changes_missing" },
        { "UPDATE ledger.hold_changes SET amount = amount + 1 WHERE kind = 2", "capture_altered" },
        { "UPDATE ledger.hold_changes SET amount = amount - 1 WHERE kind = 3", "hold_differs" },
        { "UPDATE ledger.hold_changes SET entry_id = 1 WHERE kind = 2", "capture_altered" },
        { "UPDATE ledger.hold_changes SET entry_id = NULL WHERE kind = 2", "capture_altered" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Given_a_change_by_hand_Then_the_check_names_it(string statement, string code)
    {
        var bank = new LedgerBank();
        await bank.InitializeAsync();
        try
        {
            await WithHoldsAsync(bank);
            (await bank.VerifyAsync()).Findings.ShouldBeEmpty();

            await TestSql.TamperAsync(bank, statement);

            (await bank.VerifyAsync()).Findings.Select(finding => finding.Code).ShouldContain("ledger.verify." + code);
        }
        finally
        {
            await bank.DisposeAsync();
        }
    }

    private static async Task WithHoldsAsync(LedgerBank bank)
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, customer, "100.00")).EnsureSuccess();
        var (open, released) = (LedgerBank.AHold(customer, "60.00"), LedgerBank.AHold(customer, "10.00"));
        (await bank.SendAsync(open)).EnsureSuccess();
        (await bank.SendAsync(released)).EnsureSuccess();
        (await bank.SendAsync(LedgerBank.ACapture(open, customer, cash, "20.00"))).EnsureSuccess();
        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), released.HoldId))).EnsureSuccess();
    }
}
