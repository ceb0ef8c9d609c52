using DigitalBank.Host.CommandLine;

return await BankCommandLine.RunAsync(args);
