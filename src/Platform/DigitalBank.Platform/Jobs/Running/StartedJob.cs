using DigitalBank.Platform.Jobs.History;

namespace DigitalBank.Platform.Jobs.Running;

/// <summary>A job that has begun.</summary>
/// <param name="Run">As it stood at the beginning.</param>
/// <param name="Completion">Ends with the run and never throws: whatever happened stands in the answer.</param>
internal sealed record StartedJob(JobRunView Run, Task<JobRunView> Completion);
