using DigitalBank.Lending.Changes;
using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The tables about loans in arrears, and about those that are agreed anew: proposals, cases, what was said and promised, and what the borrower was told.</summary>
internal static class CollectionTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LoanChangeProposal>(proposal =>
        {
            proposal.ToTable("ChangeProposals");
            proposal.Property(p => p.Id).ValueGeneratedNever();
            proposal.Property(p => p.Details).HasMaxLength(1_000);
            proposal.Property(p => p.Effect).HasMaxLength(2_000);
            proposal.Property(p => p.Reason).HasMaxLength(LendingDbContext.LongestReason);
            proposal.Property(p => p.DecisionReason).HasMaxLength(LendingDbContext.LongestReason);
            proposal.Property(p => p.ProposedBy).HasMaxLength(200);
            proposal.Property(p => p.DecidedBy).HasMaxLength(200);
            proposal.Property(p => p.Version).IsConcurrencyToken();
            proposal.HasOne<GrantedLoan>().WithMany().HasForeignKey(p => p.LoanId);
            proposal.HasIndex(p => new { p.Status, p.Id });
        });
        modelBuilder.Entity<ArrearsCase>(one =>
        {
            one.ToTable("ArrearsCases");
            one.Property(c => c.Id).ValueGeneratedNever();
            one.Property(c => c.CurrencyCode).HasMaxLength(3).IsFixedLength();
            one.Property(c => c.Owner).HasMaxLength(AssignArrearsCaseValidator.LongestOwner);
            one.Property(c => c.Version).IsConcurrencyToken();
            one.HasOne<GrantedLoan>().WithMany().HasForeignKey(c => c.LoanId);
            one.HasIndex(c => new { c.LoanId, c.Number }).IsUnique();
            one.HasIndex(c => new { c.IsOpen, c.Bucket, c.Id });
            one.HasIndex(c => new { c.IsOpen, c.Owner, c.Id });
            one.IsNotAudited();   // follows from the close of business and from the steps that people take, which are recorded
        });
        modelBuilder.Entity<CaseStep>(step =>
        {
            step.ToTable("CaseSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.Owner).HasMaxLength(AssignArrearsCaseValidator.LongestOwner);
            step.Property(s => s.DecidedBy).HasMaxLength(200);
            step.HasOne<ArrearsCase>().WithMany().HasForeignKey(s => s.CaseId);
            step.HasIndex(s => new { s.CaseId, s.Id });
        });
        modelBuilder.Entity<ArrearsTag>(tag =>
        {
            tag.ToTable("ArrearsTags");
            tag.HasKey(t => new { t.CaseId, t.From });
            tag.HasOne<ArrearsCase>().WithMany().HasForeignKey(t => t.CaseId);
            tag.IsNotAudited();   // a log of the close of business
        });
        modelBuilder.Entity<CaseNote>(note =>
        {
            note.ToTable("CaseNotes");
            note.Property(n => n.Id).ValueGeneratedNever();
            note.Property(n => n.Text).HasMaxLength(CaseNote.LongestText);
            note.Property(n => n.WrittenBy).HasMaxLength(200);
            note.HasOne<ArrearsCase>().WithMany().HasForeignKey(n => n.CaseId);
            note.HasIndex(n => new { n.CaseId, n.Id });
            note.IsNotAudited();   // a record itself, with who wrote it; the trail would keep the words beyond their erasure
        });
        modelBuilder.Entity<PromiseToPay>(promise =>
        {
            promise.ToTable("PromisesToPay");
            promise.Property(p => p.Id).ValueGeneratedNever();
            promise.Property(p => p.RecordedBy).HasMaxLength(200);
            promise.Property(p => p.Version).IsConcurrencyToken();
            promise.HasOne<ArrearsCase>().WithMany().HasForeignKey(p => p.CaseId);
            promise.HasIndex(p => new { p.CaseId, p.Status });
        });
        modelBuilder.Entity<Reminder>(reminder =>
        {
            reminder.ToTable("Reminders");
            reminder.Property(r => r.Id).ValueGeneratedNever();
            reminder.Property(r => r.CurrencyCode).HasMaxLength(3).IsFixedLength();
            reminder.Property(r => r.Text).HasMaxLength(-1);
            reminder.HasOne<ArrearsCase>().WithMany().HasForeignKey(r => r.CaseId);
            reminder.HasIndex(r => new { r.CaseId, r.Level }).IsUnique();
            reminder.HasIndex(r => new { r.LoanId, r.Id });
            reminder.IsNotAudited();   // a log of the close of business
        });
    }
}
