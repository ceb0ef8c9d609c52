using DigitalBank.Lending.Cases;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Schedules;

public class PublishedScheduleTests
{
    [SharedDataFact]
    public void Every_published_schedule_comes_out_to_the_cent() =>
        PublishedCases.CheckEveryCaseOf("simple_schedules.json", ScheduleCases.Read).ShouldBe("22 of 22");
}
