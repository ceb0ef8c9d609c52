using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>A way in which other banks write statements. Reads in constant memory, and may be asked again after rewinding the file.</summary>
internal interface IStatementFormat
{
    /// <summary>Its messages tell of entries before the day's statement does.</summary>
    bool IsNotification { get; }

    /// <summary>Reads the whole file, checks it and returns its statements without their entries.</summary>
    StatementExamination Examine(Stream file);

    /// <summary>The entries of all statements one by one, those of one statement after each other.</summary>
    IEnumerable<StatementEntry> Entries(Stream file);
}
