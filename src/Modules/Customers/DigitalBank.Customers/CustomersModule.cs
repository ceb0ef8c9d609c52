namespace DigitalBank.Customers;

public sealed class CustomersModule;
