namespace DigitalBank.Payments;

public sealed class PaymentsModule;
