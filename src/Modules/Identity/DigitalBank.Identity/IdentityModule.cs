namespace DigitalBank.Identity;

public sealed class IdentityModule;
