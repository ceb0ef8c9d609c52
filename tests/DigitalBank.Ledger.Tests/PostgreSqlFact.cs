using DigitalBank.TestKit;
using Xunit;

namespace DigitalBank.Ledger.Tests;

/// <summary>A test of something that only a database server has, such as several processes on it or connections that get lost.</summary>
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    internal const string Reason = "Takes a database server: runs with DIGITALBANK_TEST_DATABASE=PostgreSql.";

    public PostgreSqlFactAttribute() => Skip = TestDatabase.Provider == "PostgreSql" ? null : Reason;
}

/// <summary>The same with several cases.</summary>
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = TestDatabase.Provider == "PostgreSql" ? null : PostgreSqlFactAttribute.Reason;
}
