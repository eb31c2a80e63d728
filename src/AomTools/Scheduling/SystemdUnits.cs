using System.Globalization;
using System.Text;

namespace AomTools.Scheduling;

/// <summary>The texts of the units, for systemd 247 or later.</summary>
internal static class SystemdUnits
{
    // AOM locks an access key for five minutes after five consecutive failed logins. One start per minute cannot keep it locked.
    private const string Restart = "Restart=always\nRestartSec=60\nSuccessExitStatus=143\n";

    private const string Hardening = """
        NoNewPrivileges=yes
        CapabilityBoundingSet=
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=yes
        ProtectControlGroups=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
        RestrictNamespaces=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        SystemCallArchitectures=native

        """;

    public static string Service(ScheduleRequest request)
    {
        StringBuilder text = new();
        text.Append("# ").Append(SchedulePlan.Mark).Append("; Unregister-AomSchedule removes it.\n");
        text.Append("[Unit]\nDescription=Send metrics to AOM (").Append(request.Name).Append(")\n");
        text.Append("Wants=network-online.target\nAfter=network-online.target\n");
        // Restarts continue after any number of failures, because an outage ends and a rotated key is replaced.
        text.Append(request.IsContinuous ? "StartLimitIntervalSec=0\n" : string.Empty);
        text.Append("\n[Service]\n");
        text.Append(request.IsContinuous ? "Type=simple\n" : "Type=oneshot\n");
        text.Append("User=").Append(request.UserName).Append('\n');
        text.Append("ExecStart=").Append(SystemdText.Join(request.Command)).Append('\n');
        text.Append(request.IsContinuous ? Restart : "TimeoutStartSec=30min\n");
        text.Append("StateDirectory=").Append(request.Paths.Id).Append("\nStateDirectoryMode=0700\nUMask=0077\n");
        text.Append("Environment=HOME=").Append(request.Paths.State).Append(" NO_COLOR=1\n");
        AppendCredential(text, request);
        text.Append(Hardening.Replace("\r\n", "\n"));
        text.Append(request.IsContinuous ? "\n[Install]\nWantedBy=multi-user.target\n" : string.Empty);
        return text.ToString();
    }

    public static string Timer(ScheduleRequest request) => $"""
        # {SchedulePlan.Mark}; Unregister-AomSchedule removes it.
        [Unit]
        Description=Send metrics to AOM ({request.Name})

        [Timer]
        OnCalendar={Calendar(request.IntervalMinutes, request.OffsetSec)}
        AccuracySec=1s

        [Install]
        WantedBy=timers.target

        """.Replace("\r\n", "\n");

    private static string Calendar(int minutes, int offset)
    {
        string start = minutes == 1 ? "*" : minutes == 60 ? Two(offset / 60) : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Two(offset / 60), minutes);
        return "*-*-* *:" + start + ":" + Two(offset % 60);
    }

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    // Only systemd reads the files, as root; the account of the service cannot.
    private static void AppendCredential(StringBuilder text, ScheduleRequest request)
    {
        if (request.CredentialsPath is not null)
        {
            text.Append("LoadCredential=huaweicloud:").Append(request.CredentialsPath).Append("\nEnvironment=HUAWEICLOUD_SDK_CREDENTIALS_FILE=%d/huaweicloud\n");
        }

        if (request.EnvironmentPath is not null)
        {
            text.Append("EnvironmentFile=").Append(request.EnvironmentPath).Append('\n');
        }
    }
}
