namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>How far two items of one account may be apart and still be the same money.</summary>
/// <param name="WindowDays">Calendar days between their booking dates when nothing but the amount agrees.</param>
/// <param name="ToleranceMinor">Minor units by which their amounts may differ when a reference agrees; zero for none.</param>
internal sealed record MatchRules(int WindowDays, long ToleranceMinor = 0);
