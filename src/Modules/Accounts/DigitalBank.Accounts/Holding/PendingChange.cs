namespace DigitalBank.Accounts.Holding;

/// <summary>
/// What has been decided and the ledger has not confirmed yet. Saved before the ledger is asked, so that after a crash the same command,
/// or <see cref="FinishAccountChanges"/>, carries it to its end.
/// </summary>
internal enum PendingChange
{
    None = 0,
    Opening = 1,
    Blocking = 2,
    Closing = 3,
}
