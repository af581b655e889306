package labra.staff;

import java.util.List;
import labra.registers.Cell;
import labra.registers.Column;
import labra.registers.ListLayout;

/// How the list of accounts looks.
final class AccountColumns {
    static final ListLayout<Account> TABLE = new ListLayout<>(
            Account.class,
            List.of(
                    Column.<Account>of("usuario", account -> Cell.text(account.username()))
                            .sorted("usuario"),
                    Column.<Account>of("nombre", account -> Cell.text(account.name()))
                            .sorted("nombre"),
                    Column.<Account>of("rol", account -> Cell.key("role-" + account.role())),
                    Column.<Account>of(
                            "activo", account -> Cell.key(account.active() ? "status-active" : "status-inactive")),
                    Column.<Account>of("correo_electronico", account -> Cell.text(account.email()))
                            .hidden(),
                    Column.<Account>of("ultimo_acceso", account -> Cell.moment(account.lastAccess())),
                    Column.<Account>of("creado_en", account -> Cell.moment(account.createdAt()))
                            .hidden()),
            Accounts.SORTS,
            "usuario");

    private AccountColumns() {}
}
