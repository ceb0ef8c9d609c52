namespace DigitalBank.Ledger;

public sealed class LedgerModule;
