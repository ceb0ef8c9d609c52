using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Jobs.History;

internal static class JobTables
{
    internal const int LongestText = 1000;

    internal static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JobRun>(run =>
        {
            run.ToTable("JobRuns");
            run.HasKey(r => r.Id);
            run.HasIndex(r => r.StartedAt);
            run.HasIndex(r => new { r.Name, r.Outcome });
            run.Property(r => r.Note).HasMaxLength(LongestText);
            run.Property(r => r.Error).HasMaxLength(LongestText);
            run.IsNotAudited();
        });
        modelBuilder.Entity<JobStep>(step =>
        {
            step.ToTable("JobSteps");
            step.HasKey(s => new { s.BusinessDate, s.Step });
            step.Property(s => s.Note).HasMaxLength(LongestText);
            step.Property(s => s.Error).HasMaxLength(LongestText);
            step.IsNotAudited();
        });
        modelBuilder.Entity<DayClose>(day =>
        {
            day.ToTable("DayCloses");
            day.HasKey(d => d.BusinessDate);
            day.IsNotAudited();
        });
    }
}
