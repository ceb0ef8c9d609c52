namespace DigitalBank.Ledger.Engine;
internal static class Mutation { public static readonly string On = System.Environment.GetEnvironmentVariable("MUTATION") ?? ""; }
