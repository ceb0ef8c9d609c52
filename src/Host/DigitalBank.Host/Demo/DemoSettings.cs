using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Host.Demo;

/// <summary>Section <c>Demo</c>: a bank to try out, full of invented people.</summary>
internal sealed class DemoSettings
{
    internal const string Section = "Demo";

    /// <summary>Fills an empty bank. <c>serve --demo</c> sets it.</summary>
    public bool Enabled { get; set; }

    /// <summary>How many customers; the first start decides, later ones go on with what it chose.</summary>
    [Range(10, 5000, ErrorMessage = "must be between 10 and 5000")]
    public int Customers { get; set; } = 300;
}
