using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// Linux's epoll, level-triggered: one thread waits for many sockets. The framework's asynchronous sockets would hand every answer to another
/// thread first, which costs the two cores more than the request itself.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Modify = 3;
    private const uint Readable = 0x1;
    private const uint Writable = 0x4;

    // struct epoll_event is packed on x86-64 and naturally aligned elsewhere.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataOffset + 8;

    private readonly int _handle = Checked(Create(0));
    private readonly byte[] _events;

    public Epoll(int most) => _events = new byte[most * EventSize];

    /// <summary>Tells when <paramref name="descriptor"/> has something to read; <see cref="Ready"/> then names it by its tag.</summary>
    public void Watch(int descriptor, int tag) => Control(Add, descriptor, Readable, tag);

    /// <summary>Whether to tell as well when it takes more to send.</summary>
    public void WatchWrites(int descriptor, int tag, bool wanted) => Control(Modify, descriptor, wanted ? Readable | Writable : Readable, tag);

    /// <returns>How many sockets have something to say.</returns>
    public int Wait(int milliseconds)
    {
        var count = WaitFor(_handle, _events, _events.Length / EventSize, milliseconds);
        return count >= 0 ? count : Marshal.GetLastPInvokeError() == 4 ? 0 : Checked(count); // 4: interrupted
    }

    public int Ready(int index) => BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((index * EventSize) + DataOffset));

    public void Dispose() => _ = Close(_handle);

    private void Control(int operation, int descriptor, uint events, int tag)
    {
        var wanted = new byte[EventSize];
        BinaryPrimitives.WriteUInt32LittleEndian(wanted, events);
        BinaryPrimitives.WriteInt32LittleEndian(wanted.AsSpan(DataOffset), tag);
        Checked(Control(_handle, operation, descriptor, wanted));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int handle, int operation, int descriptor, byte[] wanted);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitFor(int handle, byte[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
