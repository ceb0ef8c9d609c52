namespace DigitalBank.CrashDay.Closes;

/// <summary>How large a run is.</summary>
/// <param name="Kills">SIGKILLs that have to be struck; as many rounds of closes as that takes.</param>
/// <param name="Accounts">All of them bear interest.</param>
/// <param name="Days">Business dates closed in a round.</param>
public sealed record CloseSize(int Kills, int Accounts, int Days);
