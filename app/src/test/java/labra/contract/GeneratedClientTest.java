package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import client.ApiClient;
import client.ApiException;
import client.api.InformeApi;
import client.api.InfraccionesApi;
import client.api.MultasApi;
import client.api.PersonasApi;
import client.api.PoliciasApi;
import client.api.TokensApi;
import client.api.VehiculosApi;
import client.model.EmitirTokenRequest;
import client.model.Lote;
import client.model.Multa;
import client.model.NuevaInfraccion;
import client.model.NuevaInfraccionTimestamp;
import client.model.NuevaPersona;
import client.model.NuevoPolicia;
import client.model.NuevoVehiculo;
import client.model.PedirTokenRequest;
import client.model.PedirTokenRequestOneOf;
import client.model.Persona;
import client.model.Policia;
import client.model.Resultado;
import client.model.Vehiculo;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import labra.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Programs that others generate from our contract work as they come out of the generator.
@QuarkusTest
class GeneratedClientTest {
    @Inject
    Api api;

    @TestHTTPResource
    URI server;

    private ApiClient staff = new ApiClient();

    @BeforeEach
    void sign_in() throws ApiException {
        api.administratorToken();
        var password = new PedirTokenRequestOneOf().usuario("admin").clave(Api.ADMIN_PASSWORD);
        staff = clientOf(new TokensApi(clientOf(""))
                .pedirToken(new PedirTokenRequest(password))
                .getAccessToken());
    }

    @Test
    void a_fine_goes_from_the_officer_to_the_report() throws ApiException {
        Persona owner = person();
        Vehiculo vehicle = vehicle(owner);
        Policia officer = new PoliciasApi(staff)
                .crearPolicia(new NuevoPolicia().nombre("Oficial Generada").numeroUnico(Api.unique("gen-")));
        String token = new PoliciasApi(staff)
                .emitirToken(officer.getId(), new EmitirTokenRequest())
                .getAccessToken();
        Multa loaded = new InfraccionesApi(clientOf(token))
                .cargarInfraccion(fine(vehicle.getPlacaPatente()))
                .getMulta();
        assertThat(loaded.getPlacaPatente()).isEqualTo(vehicle.getPlacaPatente());
        assertThat(new InformeApi(clientOf("")).informePorConsulta(owner.getCorreoElectronico()))
                .extracting(Multa::getId)
                .containsExactly(loaded.getId());
        assertThat(new MultasApi(staff)
                        .listarMultas(
                                vehicle.getPlacaPatente(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)
                        .getElementos())
                .extracting(Multa::getId)
                .containsExactly(loaded.getId());
    }

    @Test
    void a_batch_gets_its_results() throws ApiException {
        String plate = vehicle(person()).getPlacaPatente();
        Lote batch = new Lote().addMultasItem(fine(plate)).addMultasItem(fine(Api.unique("ZY99")));
        assertThat(new InfraccionesApi(clientOf(api.officerToken()))
                        .cargarLote(batch)
                        .getResultados())
                .extracting(Resultado::getResultado)
                .extracting(Object::toString)
                .containsExactly("registrada", "observada");
    }

    @Test
    void a_mistake_comes_back_as_a_problem() {
        assertThatThrownBy(() -> new PersonasApi(staff)
                        .crearPersona(new NuevaPersona().nombre(" ").correoElectronico("no")))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(400);
                    assertThat(refused.getResponseBody()).contains("correo_electronico", "nombre");
                });
    }

    private Persona person() throws ApiException {
        return new PersonasApi(staff)
                .crearPersona(new NuevaPersona()
                        .nombre("Persona Generada")
                        .correoElectronico(Api.unique("generada") + "@example.com"));
    }

    private Vehiculo vehicle(Persona owner) throws ApiException {
        return new VehiculosApi(staff)
                .crearVehiculo(new NuevoVehiculo()
                        .placaPatente(Api.unique("GEN"))
                        .marca("Fiat")
                        .color("rojo")
                        .personaId(owner.getId()));
    }

    private static NuevaInfraccion fine(String plate) {
        return new NuevaInfraccion()
                .placaPatente(plate)
                .timestamp(new NuevaInfraccionTimestamp("2024-05-10T14:30:00Z"))
                .comentarios("De un cliente generado");
    }

    private ApiClient clientOf(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(server.toString().replaceAll("/$", ""));
        if (!token.isEmpty()) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }
}
