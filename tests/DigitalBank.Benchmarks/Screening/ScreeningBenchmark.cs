using System.Diagnostics;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;

namespace DigitalBank.Benchmarks.Screening;

/// <summary>What it costs to look for a name on the sanctions lists, one after the other on one thread: every name is new.</summary>
internal static class ScreeningBenchmark
{
    private const double Threshold = 0.75;

    private static readonly string[] First =
    [
        "Anna", "Hans", "Peter", "John", "Mary", "Ahmed", "Fatima", "Luis", "Carmen", "Giulia", "Piotr", "Ivan", "Olga", "Jean", "Wei", "Yuki",
        "Mehmet", "George", "Nino", "Arjun", "Sven", "Emma", "Noah", "Liam",
    ];

    private static readonly string[] Last =
    [
        "Smith", "Müller", "García", "Rossi", "Kowalski", "Ivanov", "Dubois", "Chen", "Tanaka", "Yilmaz", "Beridze", "Sharma", "Larsen", "Hoffmann",
        "Fischer", "Lopez", "Bianchi", "Petrov", "Laurent", "Sato", "Patel", "Olsen", "Taylor", "Moreau", "Silva", "Horvath", "Popescu", "Virtanen",
    ];

    private static readonly string[] Trades = ["Trading", "Logistics", "Consulting", "Software", "Motors", "Textiles", "Energy", "Media", "Travel", "Steel"];

    public static int Run(string[] options)
    {
        var folder = options.Text("lists") ?? throw new ArgumentException("Say where the lists are: --lists=FOLDER.", nameof(options));
        var count = options.Number("names", 20_000);
        var list = new WatchList(ListFiles.In(folder).SelectMany(files => files.Entries().Select(entry => (files.ListName, entry))));
        var names = Names(new Random(7), count).ToList();
        names.Take(2_000).ToList().ForEach(name => list.Find([name], isPerson: null, Threshold));
        var watch = Stopwatch.StartNew();
        var hits = names.Count(name => list.Find([name], isPerson: null, Threshold).Count > 0);
        Console.WriteLine(
            $"{count} names against {list.Entries} entries: {watch.Elapsed.TotalMicroseconds / count:0} µs per name that was never sought, {hits} to be looked at");
        return 0;
    }

    private static IEnumerable<string> Names(Random random, int count) => Enumerable.Range(0, count).Select(number => (number % 4) switch
    {
        0 => $"{random.OneOf(Last)} {random.OneOf(Trades)} {(number % 8 == 0 ? "GmbH" : "Ltd")}",
        1 => $"{random.OneOf(First)} {random.OneOf(First)} {random.OneOf(Last)}",
        2 => $"{random.OneOf(First)} {random.OneOf(Last)}-{random.OneOf(Last)}",
        _ => $"{random.OneOf(First)} {random.OneOf(Last)}",
    });
}

file static class Choice
{
    public static string OneOf(this Random random, string[] words) => words[random.Next(words.Length)];
}
