using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Benchmarks.Proofs;

return args switch
{
    ["ledger", .. var options] => await LedgerBenchmark.RunAsync(LedgerBenchmarkOptions.Parse(options)),
    ["proofs", .. var options] => await ProofBenchmark.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: eng/bench.sh ledger [--rounds=5] [--seconds=5] [--warm-up=15] [--accounts=10000] [--scale=50] [--only=name,name]");
    Console.Error.WriteLine("       eng/bench.sh proofs [--entries=300000]");
    return 1;
}
