using DigitalBank.Platform.Security;

namespace DigitalBank.Platform.Jobs;

internal static class JobsPermissions
{
    public static readonly Permission Read = new(
        "platform.jobs.read", "See jobs, their history and the state of a close of business", RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Run = new(
        "platform.jobs.run", "Run a job now, the close of business among them", RoleNames.Operations);

    public static readonly IReadOnlyList<Permission> All = [Read, Run];
}
