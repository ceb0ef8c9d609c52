using DigitalBank.TestKit;

namespace DigitalBank.Simulation;

/// <summary>A bank on a database of its own that does nothing unless the simulation asks.</summary>
internal sealed class SimulatedBank : BankFixture
{
    protected override IEnumerable<string> MoreSettings => ["--Ledger:Proofs:Enabled=false", "--Logging:LogLevel:Default=Error"];
}
