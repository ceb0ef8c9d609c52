using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Platform.Data;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    [RegularExpression("Sqlite|PostgreSql|SqlServer", ErrorMessage = "must be Sqlite, PostgreSql or SqlServer")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>Required except for SQLite, whose file is <c>digitalbank.db</c> in the data folder unless this says otherwise.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Bring the database up to date at every start. Off where a DBA applies the scripts.</summary>
    public bool MigrateOnStart { get; set; } = true;

    /// <summary>Statements per round trip when entities are saved; null leaves it to the provider.</summary>
    [Range(1, 1000, ErrorMessage = "must be between 1 and 1000")]
    public int? MaxBatchSize { get; set; }
}
