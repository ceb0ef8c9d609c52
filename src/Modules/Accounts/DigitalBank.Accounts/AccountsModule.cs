namespace DigitalBank.Accounts;

public sealed class AccountsModule;
