using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Benchmarks.Verification;

return args switch
{
    ["ledger", .. var options] => await LedgerBenchmark.RunAsync(LedgerBenchmarkOptions.Parse(options)),
    ["verify", .. var options] => await VerifyBenchmark.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: eng/bench.sh ledger [--rounds=5] [--seconds=5] [--warm-up=15] [--accounts=10000] [--scale=50] [--only=name,name]");
    Console.Error.WriteLine("       eng/bench.sh verify [--entries=1000000] [--only=Sqlite|PostgreSql]");
    return 1;
}
