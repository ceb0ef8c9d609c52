using System.Globalization;
using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Benchmarks.Lending;
using DigitalBank.Benchmarks.Size;
using DigitalBank.Benchmarks.Verification;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["ledger", .. var options] => await LedgerBenchmark.RunAsync(LedgerBenchmarkOptions.Parse(options)),
    ["verify", .. var options] => await VerifyBenchmark.RunAsync(options),
    ["billion", .. var options] => await BillionBenchmark.RunAsync(options),
    ["latency", .. var options] => await LatencyBenchmark.RunAsync(options),
    ["lending", .. var options] => ScheduleBenchmark.Run(options),
    ["size", .. var options] => await SizeBenchmark.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: eng/bench.sh ledger [--rounds=5] [--seconds=5] [--warm-up=15] [--accounts=10000] [--scale=50] [--pgledger=file,file] [--only=name,name]
               eng/bench.sh verify [--entries=1000000] [--only=Sqlite|PostgreSql]
               eng/bench.sh billion [--minutes=2] [--warm-up=30] [--rate=11574] [--peak=30000] [--singles=20] [--accounts=10000]
               eng/bench.sh latency [--seconds=30] [--warm-up=30] [--connections=256] [--accounts=10000]
               eng/bench.sh lending [--calls=20000]
               eng/bench.sh size [--entries=10000000] [--rounds=5] [--seconds=5] [--accounts=10000]
        """);
    return 1;
}
