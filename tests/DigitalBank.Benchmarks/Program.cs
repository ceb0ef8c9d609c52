using System.Globalization;
using DigitalBank.Benchmarks.CloseOfBusiness;
using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Benchmarks.Lending;
using DigitalBank.Benchmarks.Onboarding;
using DigitalBank.Benchmarks.Reconciliation;
using DigitalBank.Benchmarks.Screening;
using DigitalBank.Benchmarks.Size;
using DigitalBank.Benchmarks.Statements;
using DigitalBank.Benchmarks.Verification;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["ledger", .. var options] => await LedgerBenchmark.RunAsync(LedgerBenchmarkOptions.Parse(options)),
    ["verify", .. var options] => await VerifyBenchmark.RunAsync(options),
    ["billion", .. var options] => await BillionBenchmark.RunAsync(options),
    ["latency", .. var options] => await LatencyBenchmark.RunAsync(options),
    ["lending", "close", .. var options] => await LoanCloseBenchmark.RunAsync(options),
    ["lending", "decisions", .. var options] => await DecisionBenchmark.RunAsync(options),
    ["lending", "review", .. var options] => await ReviewBenchmark.RunAsync(options),
    ["payments", .. var options] => await PaymentsBenchmark.RunAsync(options),
    ["lending", .. var options] => ScheduleBenchmark.Run(options),
    ["onboarding", .. var options] => await OnboardingBenchmark.RunAsync(options),
    ["reconciliation", .. var options] => await ReconciliationBenchmark.RunAsync(options),
    ["screening", .. var options] => ScreeningBenchmark.Run(options),
    ["size", .. var options] => await SizeBenchmark.RunAsync(options),
    ["close-of-business", .. var options] => await CloseOfBusinessBenchmark.RunAsync(options),
    ["accounts", .. var options] => await AccountsBenchmark.RunAsync(options),
    ["statements", .. var options] => await StatementBenchmark.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: eng/bench.sh ledger [--rounds=5] [--seconds=5] [--warm-up=15] [--accounts=10000] [--scale=50] [--pgledger=file,file] [--only=name,name]
               eng/bench.sh verify [--entries=1000000] [--only=Sqlite|PostgreSql]
               eng/bench.sh billion [--minutes=2] [--warm-up=30] [--rate=11574] [--peak=30000] [--singles=20] [--accounts=10000]
               eng/bench.sh latency [--seconds=30] [--warm-up=30] [--connections=256] [--accounts=10000]
               eng/bench.sh payments [--rounds=3] [--seconds=5] [--warm-up=20] [--connections=1024] [--latency=20] [--file=100000] [--scale=50]
               eng/bench.sh lending [--calls=20000]
               eng/bench.sh lending close [--loans=100000] [--days=3]
               eng/bench.sh lending decisions [--rate=50] [--seconds=60] [--warm-up=20] [--customers=200]
               eng/bench.sh lending review [--borrowers=100000]
               eng/bench.sh onboarding [--applicants=300] [--warm-up=50] [--lists=FOLDER]
               eng/bench.sh reconciliation [--lines=100000]
               eng/bench.sh screening --lists=FOLDER [--names=20000]
               eng/bench.sh size [--entries=10000000] [--rounds=5] [--seconds=5] [--accounts=10000]
               eng/bench.sh close-of-business [--accounts=1000000] [--days=4] [--moving=10] [--steps=name,name] [--only=whole]
               eng/bench.sh accounts [--accounts=1000000] [--movements=3] [--rate=200] [--seconds=30] [--warm-up=10]
               eng/bench.sh statements [--lines=1000] [--rounds=30]
        """);
    return 1;
}
