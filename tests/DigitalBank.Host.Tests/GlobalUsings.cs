global using DigitalBank.TestKit;
global using Shouldly;
global using Xunit;
