using DigitalBank.Benchmarks.Ledger;

return args switch
{
    ["ledger", .. var options] => await LedgerBenchmark.RunAsync(LedgerBenchmarkOptions.Parse(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: eng/bench.sh ledger [--rounds=5] [--seconds=5] [--warm-up=15] [--accounts=10000] [--scale=50] [--only=name,name]");
    return 1;
}
