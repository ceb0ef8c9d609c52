namespace DigitalBank.Accounts.Statements;

/// <summary>Where the two versions of camt.053 that are in use differ.</summary>
/// <param name="MessageName">Version 08 is what banks move to; 02 is what many still read.</param>
/// <param name="BicElement">The element that holds a BIC.</param>
/// <param name="WrapsStatusAndParties">Status and party stand inside an element of their own.</param>
internal sealed record CamtVersion(string MessageName, string BicElement, bool WrapsStatusAndParties)
{
    public static readonly CamtVersion V08 = new("camt.053.001.08", "BICFI", WrapsStatusAndParties: true);

    public static readonly CamtVersion V02 = new("camt.053.001.02", "BIC", WrapsStatusAndParties: false);
}
