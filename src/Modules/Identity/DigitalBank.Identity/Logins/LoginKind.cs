namespace DigitalBank.Identity.Logins;

/// <summary>Customers and staff never share a log-in: whoever is both has two.</summary>
internal enum LoginKind
{
    Customer,
    Staff,
}
